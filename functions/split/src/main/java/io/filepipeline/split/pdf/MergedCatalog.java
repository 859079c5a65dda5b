package io.filepipeline.split.pdf;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * The catalog of a merged document. What can be had of all documents is had of all, and
 * the rest is that of the first.
 */
final class MergedCatalog {

	private static final Name INTENTS = Name.of("OutputIntents");

	private static final Name PAGE_MODE = Name.of("PageMode");

	/** Everything that is not had of the first document in any case. */
	private static final NameSet MERGED = NameSet.of("Type", "Pages", "AcroForm", "OCProperties", "StructTreeRoot",
			"MarkInfo", "PageLabels", "Outlines", "Names", "Dests", "PageMode", "OutputIntents", "Metadata", "URI");

	private final PdfMerger merger;

	private final MergedOutline outline;

	private final MergedLabels labels;

	private final MergedNames names;

	private final MergedForm form;

	private final MergedLayers layers;

	private final MergedTags tags;

	private final StringBuilder trees = new StringBuilder();

	private String version = "1.0";

	private String first = "";

	private String metadata = "";

	private String intents = "";

	private String base = "";

	private boolean allHaveIntents = true;

	private boolean packed = true;

	private boolean showsOutline;

	MergedCatalog(PdfMerger merger) {
		this.merger = merger;
		this.outline = new MergedOutline(merger);
		this.labels = new MergedLabels(merger);
		this.names = new MergedNames(merger);
		this.form = new MergedForm(merger);
		this.layers = new MergedLayers(merger);
		this.tags = new MergedTags(merger);
	}

	/** How many keys of tags there are. */
	int keys() {
		return this.tags.keys();
	}

	/** What fonts of a document's form are to be called, which is not taken in yet. */
	FontNames fonts(Source document) throws IOException {
		return this.form.fonts().names(document);
	}

	/**
	 * Takes in a document.
	 * @param pages how many there are before it
	 */
	void add(PartFile document, int pages) throws IOException {
		Dictionary catalog = document.catalog();
		Source source = document.part().source();
		if (pages == 0) {
			this.first = MERGED.others(catalog);
			this.metadata = entry(Name.METADATA, catalog);
			this.intents = entry(INTENTS, catalog);
			this.base = entry(PartCatalog.ADDRESSES, catalog);
			this.merger
				.spend(this.first.length() + this.metadata.length() + this.intents.length() + this.base.length());
		}
		// addresses of the others would lead elsewhere
		this.base = this.base.equals(entry(PartCatalog.ADDRESSES, catalog)) ? this.base : "";
		this.version = (source.version().compareTo(this.version) > 0) ? source.version() : this.version;
		this.allHaveIntents &= catalog.has(INTENTS);
		this.packed &= source.allowsObjectStreams();
		this.showsOutline |= catalog.has(PAGE_MODE);
		this.trees.append(catalog.get(Name.PAGES)).append(' ');
		this.outline.add(document, catalog);
		this.labels.add(document.dictionary(catalog.get(MergedLabels.LABELS)), pages);
		this.names.add(document, catalog);
		this.form.add(document, document.dictionary(catalog.get(Name.ACRO_FORM)));
		this.layers.add(document.dictionary(catalog.get(Part.LAYERS)));
		this.tags.add(document, catalog);
	}

	private static String entry(Name key, Dictionary from) {
		Span value = from.get(key);
		return (value != null) ? key + " " + value : "";
	}

	/** Whether parts may have object streams although the document is for archives. */
	boolean isPackedForArchives() {
		return this.packed && hasIntents();
	}

	/**
	 * What colours mean is said once for all pages: of a document that does not say so,
	 * it would not be true.
	 */
	private boolean hasIntents() {
		return !this.intents.isEmpty() && this.allHaveIntents;
	}

	String write() {
		int tree = this.merger.define("<</Type/Pages/Kids[" + this.trees + "]/Count " + this.merger.pages() + ">>");
		// metadata of a document for archives claims that all of it is for archives
		String ofFirst = (hasIntents() || this.intents.isEmpty()) ? this.metadata : "";
		return "<</Type/Catalog/Version/" + this.version + "/Pages " + tree + " 0 R" + this.first + this.base + ofFirst
				+ (hasIntents() ? this.intents : "") + (this.showsOutline ? "/PageMode/UseOutlines" : "")
				+ this.outline.write() + this.labels.write() + this.names.write() + this.form.write()
				+ this.layers.write() + this.tags.write() + ">>";
	}

	/** What is between the brackets of an array; empty if there is none. */
	static String elements(@Nullable Span array) {
		return (array != null && array.isArray()) ? new Span(array.bytes(), array.from() + 1, array.to() - 1).toString()
				: "";
	}

}
