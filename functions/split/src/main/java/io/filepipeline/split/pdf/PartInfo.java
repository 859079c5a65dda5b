package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;

/**
 * What a part has of what is known of the document, and a note of where it comes from.
 */
final class PartInfo {

	private static final NameSet KEYS = NameSet.of("Title", "Author", "Subject", "Keywords", "Creator", "Producer",
			"CreationDate", "ModDate", "Trapped");

	/** What a document calls so of its own is not copied. */
	private static final Name SOURCE_PAGES = Name.of("SourcePages");

	private static final int LONGEST_ORIGIN = 200;

	private final Source source;

	/** Their numbers in the document. */
	private final List<Integer> pages;

	PartInfo(Source source, List<Integer> pages) {
		this.source = source;
		this.pages = pages;
	}

	ObjectText write(ObjectText text) throws IOException {
		Dictionary original = this.source.info();
		text.raw("<<");
		if (original != null) {
			KEYS.copy(original, text);
		}
		return text.key(SOURCE_PAGES).raw("(" + origin() + ")>>");
	}

	/** Which pages of the document these are, counted from 1, such as 1-3,7 of 20. */
	private String origin() {
		StringBuilder ranges = new StringBuilder();
		int first = 0;
		for (int i = 1; i <= this.pages.size() && ranges.length() < LONGEST_ORIGIN; i++) {
			if (i == this.pages.size() || number(i) != number(i - 1) + 1) {
				ranges.append(ranges.isEmpty() ? "" : ",").append(number(first));
				ranges.append((i - 1 > first) ? "-" + number(i - 1) : "");
				first = i;
			}
		}
		return ranges + ((first < this.pages.size()) ? ",..." : "") + " of " + this.source.pages().count();
	}

	private int number(int index) {
		return this.pages.get(index) + 1;
	}

}
