package io.filepipeline.split.pdf;

import java.io.IOException;

/**
 * Where a link leads: a page and what of it to show.
 *
 * @param page the zero-based number of the page
 * @param explicit the destination as an array whose first element stands for the page
 */
record Destination(int page, Span explicit) {

	/** The longest kind, FitR, has six elements. */
	private static final int MOST_ELEMENTS = 8;

	/**
	 * Writes the same place, on a copy of the page.
	 */
	void write(ObjectText text, int copy, SourceObjects objects) throws IOException {
		text.raw("[").reference(copy);
		Values values = view();
		for (int i = 1; i < MOST_ELEMENTS && values.hasNext(); i++) {
			Span element = objects.resolve(values.next());
			if (element != null && (element.isName() || element.isNumber())) {
				text.value(element);
			}
			else {
				text.word("null");
			}
		}
		text.raw("]");
	}

	/** What of the page to show: what follows the page in the array. */
	private Values view() {
		Values values = Values.in(this.explicit);
		values.next();
		return values;
	}

	/**
	 * The same without what stands around it, to be written later.
	 * @throws Irregular if it cannot be written
	 */
	Destination checked(SourceObjects objects) throws IOException {
		for (Values values = view(); values.hasNext();) {
			objects.resolve(values.next());
		}
		return new Destination(this.page, this.explicit.detached());
	}

}
