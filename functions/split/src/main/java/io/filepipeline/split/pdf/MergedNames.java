package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The named destinations of a merged document. A name that two documents have leads
 * nowhere: nobody could say where. If they take too much there are none.
 */
final class MergedNames {

	private static final String AMBIGUOUS = "";

	private final PdfMerger merger;

	/** By the names as they stand in a file. */
	private final Map<String, String> places = new TreeMap<>();

	private boolean tooMany;

	MergedNames(PdfMerger merger) {
		this.merger = merger;
	}

	/** Takes in those of a document. */
	void add(PartFile document, Dictionary catalog) throws IOException {
		Dictionary names = document.dictionary(catalog.get(Name.NAMES));
		Dictionary tree = (names != null) ? document.dictionary(names.get(PartNames.DESTINATIONS)) : null;
		if (tree != null) {
			addLeaf(tree);
			Span leaves = tree.get(Name.KIDS);
			for (Span leaf : (leaves != null) ? Values.of(leaves) : List.<Span>of()) {
				addLeaf(document.dictionary(leaf));
			}
		}
		Dictionary old = document.dictionary(catalog.get(PartNames.DESTINATIONS));
		for (int i = 0; old != null && i < old.size(); i++) {
			put(old.key(i), old.value(i));
		}
	}

	private void addLeaf(@Nullable Dictionary leaf) {
		Span pairs = (leaf != null) ? leaf.get(Name.NAMES) : null;
		if (pairs != null) {
			for (Values values = Values.in(pairs); values.hasNext();) {
				put(values.next(), values.next());
			}
		}
	}

	private void put(Span name, Span place) {
		long size = Budget.TABLE_ENTRY + 2L * (name.length() + place.length());
		this.tooMany |= !this.merger.allows(2 * size);
		if (this.tooMany) {
			this.places.clear();
			return;
		}
		this.merger.spend(size);
		this.places.merge(name.toString(), place.toString(), (first, second) -> AMBIGUOUS);
	}

	String write() {
		return "/Names<</Dests<</Names[" + written('(') + "]>>>>/Dests<<" + written('/') + ">>";
	}

	/** Those that begin so: strings, or names. */
	private String written(char first) {
		StringBuilder text = new StringBuilder();
		this.places.forEach((name, place) -> {
			if (name.charAt(0) == first && !place.equals(AMBIGUOUS)) {
				text.append(name).append(place);
			}
		});
		return text.toString();
	}

}
