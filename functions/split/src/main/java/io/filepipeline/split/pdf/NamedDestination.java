package io.filepipeline.split.pdf;

/**
 * A place in the document that has a name.
 *
 * @param name what it is called: a name with its slash as in PDF 1.1, or a string behind
 * a bracket
 * @param page the zero-based number of the page
 * @param view what of the page to show, the rest of the destination
 */
record NamedDestination(String name, int page, String view) {

	boolean isString() {
		return this.name.charAt(0) == '(';
	}

	/** What it takes of the heap, in bytes, roughly. */
	int size() {
		return Budget.TABLE_ENTRY + this.name.length() + this.view.length();
	}

	/**
	 * Writes its name, and the place on a copy of the page.
	 */
	void write(ObjectText text, int copy) {
		text.raw(written()).raw("[").reference(copy).raw(this.view).raw("]");
	}

	/** The name as it stands in a file. */
	String written() {
		return isString() ? Strings.encode(this.name.substring(1)) : Name.encoded(this.name);
	}

}
