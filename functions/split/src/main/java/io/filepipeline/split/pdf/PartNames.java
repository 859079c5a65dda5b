package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;

/**
 * The named destinations of a part: those on its pages, for addresses such as
 * {@code part.pdf#nameddest=intro} and links of other documents. Its own links do not
 * need them.
 */
final class PartNames {

	/** With more, readers are led to a tenth of them or less. */
	private static final int MOST_IN_LEAF = 100;

	static final Name DESTINATIONS = Name.of("Dests");

	private final Part part;

	private final List<NamedDestination> kept;

	/**
	 * Finds those of a part.
	 */
	PartNames(Part part, NamedDestinations all) {
		this.part = part;
		this.kept = all.on(part.pages());
	}

	/** Writes them into the catalog, unless they are too many. */
	void write(ObjectText text) throws IOException {
		long size = this.kept.stream().mapToLong(NamedDestination::size).sum();
		if (!this.part.budget().allows(3 * size)) {
			return;
		}
		int strings = (int) this.kept.stream().filter(NamedDestination::isString).count();
		if (strings > 0) {
			text.key(Name.NAMES).raw("<<").key(DESTINATIONS).raw("<<");
			writeTree(this.kept.subList(0, strings), text);
			text.raw(">>>>");
		}
		if (strings < this.kept.size()) {
			text.key(DESTINATIONS).raw("<<");
			write(this.kept.subList(strings, this.kept.size()), text);
			text.raw(">>");
		}
	}

	private void writeTree(List<NamedDestination> strings, ObjectText text) throws IOException {
		if (strings.size() <= MOST_IN_LEAF) {
			text.key(Name.NAMES).raw("[");
			write(strings, text);
			text.raw("]");
			return;
		}
		text.key(Name.KIDS).raw("[");
		for (int from = 0; from < strings.size(); from += MOST_IN_LEAF) {
			text.reference(writeLeaf(strings.subList(from, Math.min(from + MOST_IN_LEAF, strings.size()))));
		}
		text.raw("]");
	}

	private int writeLeaf(List<NamedDestination> strings) throws IOException {
		int leaf = this.part.reserve();
		ObjectText text = this.part.text().raw("<</Limits[");
		strings.get(0).writeName(text);
		strings.get(strings.size() - 1).writeName(text).raw("]").key(Name.NAMES).raw("[");
		write(strings, text);
		this.part.define(leaf, text.raw("]>>"));
		return leaf;
	}

	private void write(List<NamedDestination> some, ObjectText text) throws IOException {
		for (NamedDestination named : some) {
			named.write(text, this.part.copyOf(named.place().page()), this.part.objects());
		}
	}

}
