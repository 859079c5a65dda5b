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
		text.raw("[").reference(copy).raw(view(objects)).raw("]");
	}

	/** The same without what stands around it. */
	Destination detached() {
		return new Destination(this.page, this.explicit.detached());
	}

	/** What of the page to show: what follows the page in the array. */
	String view(SourceObjects objects) throws IOException {
		StringBuilder view = new StringBuilder();
		Values values = Values.in(this.explicit);
		values.next();
		for (int i = 1; i < MOST_ELEMENTS && values.hasNext(); i++) {
			Span element = objects.resolve(values.next());
			if (element != null && element.isName()) {
				view.append(element);
			}
			else {
				view.append(' ').append((element != null && element.isNumber()) ? element : "null");
			}
		}
		return view.toString();
	}

}
