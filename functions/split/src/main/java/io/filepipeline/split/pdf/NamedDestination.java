package io.filepipeline.split.pdf;

/**
 * A place in the document that has a name.
 *
 * @param name what it is called: a name with its slash as in PDF 1.1, or a string behind
 * a bracket
 * @param place where that is
 */
record NamedDestination(String name, Destination place) {

	boolean isString() {
		return this.name.charAt(0) == '(';
	}

	/** What it takes of the heap, in bytes, roughly. */
	int size() {
		return Budget.TABLE_ENTRY + this.name.length() + this.place.explicit().length();
	}

	/** Writes its name as it stands in a file. */
	ObjectText writeName(ObjectText text) {
		return isString() ? text.string(this.name, 1) : text.raw(Name.encoded(this.name));
	}

}
