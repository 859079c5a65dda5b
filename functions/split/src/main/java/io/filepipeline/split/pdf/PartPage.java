package io.filepipeline.split.pdf;

import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;

/**
 * A copy of a page in a part.
 */
final class PartPage {

	private static final List<COSName> KEYS = Keys.of("Contents", "BleedBox", "TrimBox", "ArtBox", "BoxColorInfo",
			"Group", "Thumb", "Dur", "Trans", "Tabs", "UserUnit", "VP", "OutputIntents");

	private final SourcePage source;

	private final COSDictionary dictionary = new COSDictionary();

	private final COSObject reference = new COSObject(this.dictionary);

	PartPage(SourcePage source) {
		this.source = source;
	}

	SourcePage source() {
		return this.source;
	}

	COSObject reference() {
		return this.reference;
	}

	void fill(Part part, COSObject parent) throws Refusal {
		this.dictionary.setItem(COSName.TYPE, COSName.PAGE);
		this.dictionary.setItem(COSName.PARENT, (COSBase) parent);
		this.source.attributes().attributes().forEach(this.dictionary::setItem);
		Keys.copy(KEYS, this.source.dictionary(), this.dictionary);
		COSArray annotations = new Annotations(part, this).copy();
		if (annotations.size() > 0) {
			this.dictionary.setItem(COSName.ANNOTS, annotations);
		}
	}

}
