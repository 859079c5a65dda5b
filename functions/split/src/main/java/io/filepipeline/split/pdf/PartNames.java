package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;

/**
 * The named destinations of a part: those on its pages, for addresses such as
 * {@code part.pdf#nameddest=intro} and links of other documents. Its own links do not
 * need them.
 */
final class PartNames {

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
			new NameTree<>(this.part, NamedDestination::writeName, this::writePlace)
				.write(this.kept.subList(0, strings), text);
			text.raw(">>>>");
		}
		if (strings < this.kept.size()) {
			text.key(DESTINATIONS).raw("<<");
			for (NamedDestination named : this.kept.subList(strings, this.kept.size())) {
				writePlace(named, named.writeName(text));
			}
			text.raw(">>");
		}
	}

	private void writePlace(NamedDestination named, ObjectText text) throws IOException {
		named.place().write(text, this.part.copyOf(named.place().page()), this.part.objects());
	}

}
