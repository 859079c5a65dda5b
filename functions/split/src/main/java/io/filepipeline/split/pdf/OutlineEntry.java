package io.filepipeline.split.pdf;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the document's outline.
 *
 * @param parent the index of the entry above it; {@link #NONE} at the top
 * @param level how deep it is; 1 at the top
 * @param open whether the entries below it are shown
 * @param title its title, a string as it stands in a file
 * @param style the entries of its dictionary that say how the title looks
 * @param destination where it leads; {@code null} if nowhere in the document
 */
record OutlineEntry(int parent, int level, boolean open, Span title, String style, @Nullable Destination destination) {

	static final int NONE = -1;

	/** The number of the page to which it leads; {@link #NONE} if to none. */
	int page() {
		return (this.destination != null) ? this.destination.page() : NONE;
	}

	/** What it takes of the heap, in bytes, roughly. */
	int size() {
		return Budget.TABLE_ENTRY + this.title.length() + this.style.length()
				+ ((this.destination != null) ? this.destination.explicit().length() : 0);
	}

}
