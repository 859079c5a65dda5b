package io.filepipeline.split.plan;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.RejectedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Begins a part at each page on which a separator is found, or after it if the page does
 * nothing but separate. What is before the first is a part as well.
 */
final class AtSeparators implements Divider {

	private final Search search;

	private final Supplier<Problem> none;

	private final Map<Integer, Optional<Separator>> seen = new HashMap<>();

	/**
	 * Divides where a search finds something.
	 * @param none what it is when nothing is found in the whole document
	 */
	AtSeparators(Search search, Supplier<Problem> none) {
		this.search = search;
		this.none = none;
	}

	@Override
	public Stream<PlannedPart> divide(PlannedPart part) throws IOException {
		Stream.Builder<PlannedPart> divided = Stream.builder();
		PlannedPart rest = part;
		int begin = 0;
		for (int index = 0; index < part.pages().size(); index++) {
			Separator separator = on(part.pages().get(index)).orElse(null);
			if (separator != null) {
				add(rest, begin, index, divided);
				rest = (separator.title() != null) ? part.called(separator.title()) : part;
				begin = separator.isSheet() ? index + 1 : index;
			}
		}
		add(rest, begin, part.pages().size(), divided);
		return divided.build();
	}

	@Override
	public void end() {
		if (this.seen.values().stream().noneMatch(Optional::isPresent)) {
			throw new RejectedRequest(this.none.get());
		}
	}

	private Optional<Separator> on(int page) throws IOException {
		Optional<Separator> known = this.seen.get(page);
		if (known == null) {
			known = Optional.ofNullable(this.search.on(page));
			this.seen.put(page, known);
		}
		return known;
	}

	private static void add(PlannedPart part, int from, int to, Stream.Builder<PlannedPart> divided) {
		if (to > from) {
			divided.add(part.pages(from, to));
		}
	}

	/**
	 * Looks for a separator.
	 */
	@FunctionalInterface
	interface Search {

		/** What is on a page; {@code null} if nothing. */
		@Nullable Separator on(int page) throws IOException;

	}

}
