package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;

/**
 * The catalog of a part: what it has of the document as a whole, and what it has of what
 * the document says of its pages.
 */
final class PartCatalog {

	private static final NameSet CATALOG_KEYS = NameSet.of("Lang", "OutputIntents", "Metadata", "Extensions",
			"PageLayout");

	/** All but which pages to print, whose numbers are the document's. */
	private static final NameSet VIEWER_KEYS = NameSet.of("HideToolbar", "HideMenubar", "HideWindowUI", "FitWindow",
			"CenterWindow", "DisplayDocTitle", "NonFullScreenPageMode", "Direction", "PrintScaling", "Duplex",
			"PickTrayByPDFSize", "NumCopies", "Enforce");

	private static final Name PAGE_MODE = Name.of("PageMode");

	private static final Name USE_OUTLINES = Name.of("UseOutlines");

	private static final Name OUTLINES = Name.of("Outlines");

	private static final Name STRUCTURE = Name.of("StructTreeRoot");

	private static final Name MARKS = Name.of("MarkInfo");

	private static final NameSet MARK_KEYS = NameSet.of("Marked", "UserProperties", "Suspects");

	private static final Name VIEWER = Name.of("ViewerPreferences");

	static final Name ADDRESSES = Name.of("URI");

	private static final Name BASE = Name.of("Base");

	private final Part part;

	private final List<Integer> pages;

	/**
	 * Begins that of a part.
	 * @param pages the numbers of its pages in the document
	 */
	PartCatalog(Part part, List<Integer> pages) {
		this.part = part;
		this.pages = pages;
	}

	/**
	 * Writes it.
	 * @param tree the part's tree of pages
	 */
	void write(int tree) throws IOException {
		ObjectText text = this.part.text().raw("<</Type/Catalog").key(Name.PAGES).reference(tree);
		CATALOG_KEYS.copy(this.part.source().catalog(), text);
		Dictionary preferences = this.part.objects().dictionary(this.part.source().catalog().get(VIEWER));
		if (preferences != null) {
			text.key(VIEWER).raw("<<");
			VIEWER_KEYS.copy(preferences, text);
			text.raw(">>");
		}
		int fields = this.part.form().write();
		if (fields != 0) {
			text.key(Name.ACRO_FORM).reference(fields);
		}
		if (this.part.layers() != 0) {
			text.key(Part.LAYERS).reference(this.part.layers());
		}
		writeBase(text);
		writeStructure(text);
		this.part.source().labels().write(this.pages, text);
		writeOutline(text);
		new PartNames(this.part, this.part.source().names()).write(text);
		this.part.define(this.part.catalog(), text.raw(">>"));
	}

	/** What addresses are relative to. */
	private void writeBase(ObjectText text) throws IOException {
		SourceObjects objects = this.part.objects();
		Dictionary addresses = objects.dictionary(this.part.source().catalog().get(ADDRESSES));
		Span base = (addresses != null) ? objects.resolve(addresses.get(BASE)) : null;
		if (base != null && Actions.isWebAddress(base, objects)) {
			text.key(ADDRESSES).raw("<<").key(BASE).value(base).raw(">>");
		}
	}

	private void writeStructure(ObjectText text) throws IOException {
		int tags = (this.part.structure() != null) ? this.part.structure().write() : 0;
		if (tags != 0) {
			text.key(STRUCTURE).reference(tags);
			Dictionary marks = this.part.objects().dictionary(this.part.source().catalog().get(MARKS));
			if (marks != null) {
				text.key(MARKS).raw("<<");
				MARK_KEYS.copy(marks, text);
				text.raw(">>");
			}
		}
	}

	private void writeOutline(ObjectText text) throws IOException {
		int outline = new PartOutline(this.part, this.part.source().outline()).write(this.part.pages());
		if (outline != 0) {
			text.key(OUTLINES).reference(outline);
			Span mode = this.part.objects().name(this.part.source().catalog().get(PAGE_MODE));
			if (mode != null && USE_OUTLINES.matches(mode)) {
				text.key(PAGE_MODE).key(USE_OUTLINES);
			}
		}
	}

}
