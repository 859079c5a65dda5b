package io.filepipeline.split.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;

/**
 * Copies the annotations of a page. They look as before; a link keeps working if it leads
 * to a page of the part or out of the document, and else leads nowhere.
 */
final class Annotations {

	/** For all kinds, then for markup, text, lines, shapes, stamps, files and widgets. */
	private static final List<COSName> KEYS = Keys.of("Type", "Subtype", "Rect", "Contents", "NM", "M", "F", "AP", "AS",
			"Border", "C", "OC", "ca", "CA", "BM", "Lang", "T", "RC", "CreationDate", "Subj", "RT", "IT", "H",
			"QuadPoints", "BS", "BE", "RD", "Open", "Name", "State", "StateModel", "DA", "Q", "DS", "CL", "LE", "L",
			"IC", "LL", "LLE", "LLO", "Cap", "CP", "CO", "Measure", "Vertices", "Path", "InkList", "Sy", "RO",
			"OverlayText", "Repeat", "FixedPrint", "MN", "FS", "MK");

	/** References to other annotations, which have to be on the same page. */
	private static final List<COSName> COMPANIONS = Keys.of("Popup", "IRT", "Parent");

	private final Part part;

	private final PartPage page;

	private final Map<COSDictionary, COSObject> copies = new IdentityHashMap<>();

	Annotations(Part part, PartPage page) {
		this.part = part;
		this.page = page;
	}

	COSArray copy() throws Refusal {
		COSArray copied = new COSArray();
		List<COSDictionary> originals = originals();
		for (COSDictionary original : originals) {
			this.part.budget().spend(Budget.COPY);
			COSObject copy = new COSObject(new COSDictionary());
			this.copies.put(original, copy);
			copied.add(copy);
		}
		for (COSDictionary original : originals) {
			COSObject copy = Objects.requireNonNull(this.copies.get(original));
			fill(original, copy, (COSDictionary) copy.getObject());
		}
		return copied;
	}

	private List<COSDictionary> originals() throws Refusal {
		Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		List<COSDictionary> originals = new ArrayList<>();
		Source source = this.part.source();
		if (source.resolve(this.page.source().dictionary().getItem(COSName.ANNOTS)) instanceof COSArray annotations) {
			for (COSBase annotation : annotations) {
				if (source.resolve(annotation) instanceof COSDictionary original && seen.add(original)) {
					originals.add(original);
				}
			}
		}
		return originals;
	}

	private void fill(COSDictionary original, COSObject reference, COSDictionary copy) {
		boolean widget = COSName.WIDGET.equals(original.getCOSName(COSName.SUBTYPE));
		Keys.copy(KEYS, original, copy);
		copy.setItem(COSName.P, (COSBase) this.page.reference());
		for (COSName key : COMPANIONS) {
			COSDictionary companion = original.getCOSDictionary(key);
			COSObject own = (companion != null) ? this.copies.get(companion) : null;
			if (own != null) {
				copy.setItem(key, (COSBase) own);
			}
		}
		COSArray destination = this.part.destination(original.getDictionaryObject(COSName.DEST), this.page);
		COSDictionary action = original.getCOSDictionary(COSName.A);
		COSDictionary kept = (action != null) ? new Actions(this.part, this.page).copy(action) : null;
		if (kept != null) {
			copy.setItem(COSName.A, kept);
		}
		else if (destination != null) {
			copy.setItem(COSName.DEST, destination);
		}
		if (widget) {
			this.part.form().add(original, reference);
		}
	}

}
