package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The tags of a merged document: an element for each document, which is in its language,
 * with what its own structure has at the top. Only if all are tagged, and name different
 * things differently, is the merged document: whoever has it read by its tags would else
 * not hear of some pages, or hear something wrong. What elements are called is left out:
 * parts find that out from the elements.
 */
final class MergedTags {

	private static final Name ROOT = Name.of("StructTreeRoot");

	private static final Name MARKS = Name.of("MarkInfo");

	private static final Name LANGUAGE = Name.of("Lang");

	private static final Name PARENTS = Name.of("ParentTree");

	private static final Name BELOW = Name.of("K");

	private static final Name ROLES = Name.of("RoleMap");

	private static final Name CLASSES = Name.of("ClassMap");

	private static final Name NAMESPACES = Name.of("Namespaces");

	private final PdfMerger merger;

	private final StringBuilder elements = new StringBuilder();

	private final StringBuilder parents = new StringBuilder();

	private final StringBuilder namespaces = new StringBuilder();

	private final Map<String, String> roles = new TreeMap<>();

	private final Map<String, String> classes = new TreeMap<>();

	private boolean complete = true;

	private int keys;

	private String marks = "";

	MergedTags(PdfMerger merger) {
		this.merger = merger;
	}

	/** How many keys of pages and annotations there are. */
	int keys() {
		return this.keys;
	}

	/** Takes in those of a document. */
	void add(PartFile document, Dictionary catalog) throws IOException {
		Span reference = catalog.get(ROOT);
		Dictionary root = document.dictionary(reference);
		if (root == null || reference == null || !this.complete || !addNames(document, root.get(ROLES), this.roles)
				|| !addNames(document, root.get(CLASSES), this.classes)) {
			this.complete = false;
			return;
		}
		Span marked = catalog.get(MARKS);
		if (this.keys == 0 && marked != null) {
			this.marks = MARKS + marked.toString();
		}
		this.keys = Objects.requireNonNull(document.part().structure()).nextKey();
		this.elements.append(reference).append(' ');
		this.parents.append(this.merger.define(Objects.requireNonNull(root.get(PARENTS)).toString())).append(" 0 R ");
		String more = MergedCatalog.elements(root.get(NAMESPACES));
		this.merger.spend(more.length());
		this.namespaces.append(more).append(' ');
		Span language = catalog.get(LANGUAGE);
		this.merger.define(reference.target(), "<</Type/StructElem/S/Document/P " + PdfMerger.WHOLE + " 0 R"
				+ ((language != null) ? LANGUAGE + " " + language : "") + "/K" + root.get(BELOW) + ">>");
	}

	/**
	 * Takes in what explains names.
	 * @return whether that is no other explanation of a name that there is
	 */
	private boolean addNames(PartFile document, @Nullable Span value, Map<String, String> names) throws IOException {
		Dictionary added = document.dictionary(value);
		for (int i = 0; added != null && i < added.size(); i++) {
			// the same in another object means the same
			String meaning = document.resolve(added.value(i)).toString();
			this.merger.spend(Budget.TABLE_ENTRY + 2L * meaning.length());
			if (!meaning.equals(names.getOrDefault(added.key(i).toString(), meaning))) {
				return false;
			}
			names.put(added.key(i).toString(), meaning);
		}
		return true;
	}

	String write() {
		if (!this.complete) {
			return "";
		}
		this.merger.define(PdfMerger.WHOLE,
				"<</Type/StructElem/S/Document/P " + PdfMerger.TAGS + " 0 R/K[" + this.elements + "]>>");
		this.merger.define(PdfMerger.TAGS,
				"<</Type/StructTreeRoot/K[" + PdfMerger.WHOLE + " 0 R]/ParentTreeNextKey " + this.keys
						+ "/ParentTree<</Kids[" + this.parents + "]>>/Namespaces[" + this.namespaces + "]"
						+ map(ROLES, this.roles) + map(CLASSES, this.classes) + ">>");
		return "/StructTreeRoot " + PdfMerger.TAGS + " 0 R" + this.marks;
	}

	private static String map(Name key, Map<String, String> names) {
		StringBuilder text = new StringBuilder().append(key).append("<<");
		names.forEach((name, meaning) -> text.append(name).append(' ').append(meaning));
		return text.append(">>").toString();
	}

}
