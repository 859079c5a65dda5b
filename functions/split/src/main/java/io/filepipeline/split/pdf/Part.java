package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.jspecify.annotations.Nullable;

/**
 * A part before it is written: copies of its pages and of what has to differ from the
 * document. Everything else stays where it is and is only referred to.
 */
final class Part {

	private static final List<COSName> CATALOG_KEYS = Keys.of("Lang", "OCProperties", "OutputIntents", "Metadata",
			"Extensions", "PageLayout");

	private static final List<COSName> INFO_KEYS = Keys.of("Title", "Author", "Subject", "Keywords", "Creator",
			"Producer", "CreationDate", "ModDate", "Trapped");

	private static final List<COSName> VIEWER_KEYS = Keys.of("DisplayDocTitle", "Direction", "PrintScaling", "Duplex",
			"PickTrayByPDFSize");

	/**
	 * No reference inside a font or an image leads to a page, unless one is smuggled in.
	 */
	private static final Set<COSName> NEVER_SHARED = Set.copyOf(
			Keys.of("Page", "Pages", "Catalog", "Annot", "StructTreeRoot", "StructElem", "Outlines", "ObjStm", "XRef"));

	private final Source source;

	private final Budget budget = Budget.ofPart();

	private final PartForm form;

	private final List<PartPage> pages = new ArrayList<>();

	private final Map<Integer, PartPage> firstOf = new HashMap<>();

	private final COSObject catalog;

	Part(Source source, List<Integer> numbers) throws Refusal {
		this.source = source;
		this.form = new PartForm(source.fields(), this.budget);
		for (int number : numbers) {
			this.budget.spend(Budget.COPY);
			PartPage page = new PartPage(source.pages().get(number));
			this.pages.add(page);
			this.firstOf.putIfAbsent(number, page);
		}
		this.catalog = new COSObject(catalog(source.catalog()));
	}

	private COSDictionary catalog(COSDictionary original) throws Refusal {
		COSDictionary copy = new COSDictionary();
		copy.setItem(COSName.TYPE, COSName.CATALOG);
		copy.setItem(COSName.PAGES, (COSBase) pageTree());
		Keys.copy(CATALOG_KEYS, original, copy);
		COSDictionary preferences = original.getCOSDictionary(COSName.VIEWER_PREFERENCES);
		if (preferences != null) {
			COSDictionary kept = new COSDictionary();
			Keys.copy(VIEWER_KEYS, preferences, kept);
			copy.setItem(COSName.VIEWER_PREFERENCES, kept);
		}
		COSDictionary fields = this.form.dictionary();
		if (fields != null) {
			copy.setItem(COSName.ACRO_FORM, (COSBase) new COSObject(fields));
		}
		return copy;
	}

	private COSObject pageTree() throws Refusal {
		COSDictionary root = new COSDictionary();
		COSObject reference = new COSObject(root);
		COSArray kids = new COSArray();
		for (PartPage page : this.pages) {
			page.fill(this, reference);
			kids.add(page.reference());
		}
		root.setItem(COSName.TYPE, COSName.PAGES);
		root.setItem(COSName.KIDS, kids);
		root.setItem(COSName.COUNT, COSInteger.get(kids.size()));
		return reference;
	}

	Source source() {
		return this.source;
	}

	Budget budget() {
		return this.budget;
	}

	PartForm form() {
		return this.form;
	}

	COSObject catalog() {
		return this.catalog;
	}

	@Nullable COSObject info() {
		COSDictionary original = this.source.info();
		if (original == null) {
			return null;
		}
		COSDictionary copy = new COSDictionary();
		Keys.copy(INFO_KEYS, original, copy);
		return new COSObject(copy);
	}

	/**
	 * Resolves a destination for a link on a page of this part.
	 * @return {@code null} if the page that it leads to is not in the part
	 */
	@Nullable COSArray destination(@Nullable COSBase original, PartPage from) {
		Destination destination = this.source.destinations().resolve(original);
		if (destination == null) {
			return null;
		}
		PartPage target = (destination.page() == from.source().index()) ? from : this.firstOf.get(destination.page());
		return (target != null) ? destination.on(target.reference()) : null;
	}

	/**
	 * What an object is in this part: itself, or the part's copy of a page.
	 * @return {@code null} if the part does not have it
	 */
	@Nullable COSObject own(COSObject object) throws IOException {
		if (object.getKey() == null) {
			return object;
		}
		COSBase value = this.source.read(object);
		if (!(value instanceof COSDictionary dictionary)) {
			return (value != null) ? object : null;
		}
		Integer page = this.source.pages().indexOf(dictionary);
		if (page != null) {
			PartPage copy = this.firstOf.get(page);
			return (copy != null) ? copy.reference() : null;
		}
		COSName type = dictionary.getCOSName(COSName.TYPE);
		boolean barred = (type != null && NEVER_SHARED.contains(type)) || this.source.pages().hasNode(dictionary);
		return barred ? null : object;
	}

}
