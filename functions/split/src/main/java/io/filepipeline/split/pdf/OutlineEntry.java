package io.filepipeline.split.pdf;

/**
 * An entry of the document's outline.
 *
 * @param parent the index of the entry above it; {@link #NONE} at the top
 * @param level how deep it is; 1 at the top
 * @param open whether the entries below it are shown
 * @param title its title, a string as it stands in a file
 * @param style the entries of its dictionary that say how the title looks
 * @param page the zero-based number of the page to which it leads; {@link #NONE} if it
 * leads nowhere in the document
 * @param view what of the page to show, the rest of the destination
 */
record OutlineEntry(int parent, int level, boolean open, Span title, String style, int page, String view) {

	static final int NONE = -1;

	/** What it takes of the heap, in bytes, roughly. */
	int size() {
		return Budget.TABLE_ENTRY + this.title.length() + this.style.length() + this.view.length();
	}

}
