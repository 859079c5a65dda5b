package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;

/**
 * Writes a name tree of a part (ISO 32000-2, 7.9.6): what has a string as its name, in
 * the order of these.
 *
 * @param <E> what stands for an entry
 */
final class NameTree<E> {

	/** With more, readers are led to a tenth of them or less. */
	private static final int MOST_IN_LEAF = 100;

	private final Part part;

	private final Writer<E> name;

	private final Writer<E> value;

	NameTree(Part part, Writer<E> name, Writer<E> value) {
		this.part = part;
		this.name = name;
		this.value = value;
	}

	/** Writes the inside of the root. */
	void write(List<E> entries, ObjectText text) throws IOException {
		if (entries.size() <= MOST_IN_LEAF) {
			writeNames(entries, text);
			return;
		}
		text.key(Name.KIDS).raw("[");
		for (int from = 0; from < entries.size(); from += MOST_IN_LEAF) {
			text.reference(writeLeaf(entries.subList(from, Math.min(from + MOST_IN_LEAF, entries.size()))));
		}
		text.raw("]");
	}

	private int writeLeaf(List<E> entries) throws IOException {
		int leaf = this.part.reserve();
		ObjectText text = this.part.text().raw("<</Limits[");
		this.name.write(entries.get(0), text);
		this.name.write(entries.get(entries.size() - 1), text);
		writeNames(entries, text.raw("]"));
		this.part.define(leaf, text.raw(">>"));
		return leaf;
	}

	private void writeNames(List<E> entries, ObjectText text) throws IOException {
		text.key(Name.NAMES).raw("[");
		for (E entry : entries) {
			this.name.write(entry, text);
			this.value.write(entry, text);
		}
		text.raw("]");
	}

	/**
	 * Writes the name of an entry, or its value.
	 */
	@FunctionalInterface
	interface Writer<E> {

		void write(E entry, ObjectText text) throws IOException;

	}

}
