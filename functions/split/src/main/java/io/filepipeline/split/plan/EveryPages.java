package io.filepipeline.split.plan;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Divides into parts of so many pages; the last may have fewer.
 */
record EveryPages(int count) implements Divider {

	@Override
	public Stream<PlannedPart> divide(PlannedPart part) {
		int pages = part.pages().size();
		return IntStream.iterate(0, (from) -> from < pages, (from) -> from + this.count)
			.mapToObj((from) -> part.pages(from, Math.min(from + this.count, pages)));
	}

}
