package io.filepipeline.split.pdf;

import org.jspecify.annotations.Nullable;

/**
 * The labels of the pages of a merged document, which are those that each document has. A
 * document without is counted from 1, as readers do, if another has some.
 */
final class MergedLabels {

	static final Name LABELS = Name.of("PageLabels");

	private static final Name NUMBERS = Name.of("Nums");

	private final PdfMerger merger;

	private final StringBuilder leaves = new StringBuilder();

	private boolean any;

	MergedLabels(PdfMerger merger) {
		this.merger = merger;
	}

	/**
	 * Takes in those of a document.
	 * @param pages how many there are before it
	 */
	void add(@Nullable Dictionary labels, int pages) {
		Span numbers = (labels != null) ? labels.get(NUMBERS) : null;
		if (numbers == null) {
			this.leaves.append("<</Nums[").append(pages).append("<</S/D>>]>>");
			return;
		}
		this.any = true;
		StringBuilder text = new StringBuilder("<</Nums[");
		for (Values values = Values.in(numbers); values.hasNext();) {
			text.append(values.next().integer() + pages).append(values.next());
		}
		this.leaves.append(this.merger.define(text.append("]>>").toString())).append(" 0 R ");
	}

	String write() {
		return this.any ? "/PageLabels<</Kids[" + this.leaves + "]>>" : "";
	}

}
