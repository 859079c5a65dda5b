package io.filepipeline.split.pdf;

/**
 * What readers call a page, such as iv or A-7.
 *
 * @param look the entries of a label's dictionary but for the number: style and prefix
 * @param numbered whether the number is part of the label
 * @param number counted from where the document says
 */
record PageLabel(String look, boolean numbered, long number) {

	/** The label so many pages further on, in the same range. */
	PageLabel plus(int pages) {
		return new PageLabel(this.look, this.numbered, this.number + pages);
	}

	/** Whether the next page has this label without saying so. */
	boolean precedes(PageLabel next) {
		return next.numbered == this.numbered && next.number == (this.numbered ? this.number + 1 : this.number)
				&& next.look.equals(this.look);
	}

	void write(ObjectText text) {
		text.raw("<<").raw(this.look);
		if (this.numbered && this.number != 1) {
			text.raw("/St ").raw(Long.toString(this.number));
		}
		text.raw(">>");
	}

}
