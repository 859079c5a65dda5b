package io.filepipeline.split.pdf;

import java.io.IOException;

/**
 * An element of the document's structure, such as a paragraph or a table, or the root
 * above all of them.
 */
final class StructureElement {

	private static final Name BELOW = Name.of("K");

	private static final Span NOTHING = new Span(new byte[] { '[', ']' }, 0, 2);

	private final Span text;

	private final Dictionary dictionary;

	private final int parent;

	private final StructureKids kids;

	private final long memory;

	private final long read;

	/**
	 * Reads what there is below it.
	 * @param text what it says
	 * @param dictionary the same
	 * @param parent the number of the element above it; 0 if that is the root
	 * @param within the objects as a part may read them
	 * @param most what its kids may take, in bytes
	 * @throws Budget.Exceeded if they take more
	 */
	StructureElement(Span text, Dictionary dictionary, int parent, SourceObjects within, long most) throws IOException {
		this.text = text;
		this.dictionary = dictionary;
		this.parent = parent;
		Span below = dictionary.get(BELOW);
		Span several = within.array(below);
		boolean elsewhere = several != null && below != null && below.isReference();
		Span array = (several != null) ? several : (below != null) ? below : NOTHING;
		this.kids = StructureKids.of(elsewhere ? array.detached() : array, most);
		this.memory = Budget.TABLE_ENTRY + text.length() + (elsewhere ? array.length() : 0) + this.kids.memory();
		this.read = SourceObjects.counted(text) + (elsewhere ? SourceObjects.counted(array) : 0);
	}

	Span text() {
		return this.text;
	}

	Dictionary dictionary() {
		return this.dictionary;
	}

	int parent() {
		return this.parent;
	}

	StructureKids kids() {
		return this.kids;
	}

	/** What it takes, in bytes. */
	long memory() {
		return this.memory;
	}

	/** What was counted to read it. */
	long read() {
		return this.read;
	}

}
