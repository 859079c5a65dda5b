package io.filepipeline.split.pdf;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * The outline of a merged document: the entries of one document after those of the other.
 */
final class MergedOutline {

	private static final Name OUTLINES = Name.of("Outlines");

	private static final Name FIRST = Name.of("First");

	private static final Name LAST = Name.of("Last");

	private static final NameSet NEXT = NameSet.of("Next");

	private final PdfMerger merger;

	private @Nullable Span first;

	private @Nullable Span last;

	private @Nullable Dictionary lastItem;

	MergedOutline(PdfMerger merger) {
		this.merger = merger;
	}

	void add(PartFile document, Dictionary catalog) throws IOException {
		Dictionary outline = document.dictionary(catalog.get(OUTLINES));
		if (outline == null) {
			return;
		}
		Span next = outline.get(FIRST);
		if (this.last == null || this.lastItem == null) {
			this.first = next;
		}
		else {
			this.merger.define(this.last.target(), "<<" + NEXT.others(this.lastItem) + "/Next " + next + ">>");
		}
		this.last = outline.get(LAST);
		this.lastItem = document.dictionary(this.last);
	}

	String write() {
		return (this.first != null) ? "/Outlines<</Type/Outlines/First " + this.first + ">>" : "";
	}

}
