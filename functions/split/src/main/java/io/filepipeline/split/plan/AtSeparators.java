package io.filepipeline.split.plan;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.split.plan.Separator.Place;
import org.jspecify.annotations.Nullable;

/**
 * Begins a part at each page on which a separator is found, or after it if the page does
 * nothing but separate. What is before the first is a part as well.
 */
final class AtSeparators implements Divider {

	private final Search search;

	private final Supplier<Problem> none;

	private final Set<Integer> separators;

	private final Map<Integer, Optional<Separator>> seen = new HashMap<>();

	/**
	 * Divides where a search finds something.
	 * @param none what it is when nothing is found in the whole document
	 * @param separators the pages on which something was found, by others as well; those
	 * that are found here are added
	 */
	AtSeparators(Search search, Supplier<Problem> none, Set<Integer> separators) {
		this.search = search;
		this.none = none;
		this.separators = separators;
	}

	@Override
	public Stream<PlannedPart> divide(PlannedPart part) throws IOException {
		Stream.Builder<PlannedPart> divided = Stream.builder();
		PlannedPart rest = part;
		int begin = 0;
		for (int index = 0; index < part.pages().size(); index++) {
			Separator separator = on(part.pages().get(index)).orElse(null);
			if (separator != null && (separator.place() != Place.BESIDE || standsAlone(part.pages(), index))) {
				add(rest, begin, index, divided);
				rest = (separator.title() != null) ? part.called(separator.title()) : part;
				begin = (separator.place() == Place.LEFT_OUT) ? index + 1 : index;
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
			if (known.isPresent()) {
				this.separators.add(page);
			}
		}
		return known;
	}

	/** Whether no separator is before a page, and something else is after it. */
	private boolean standsAlone(List<Integer> pages, int index) throws IOException {
		if (index > 0 && this.separators.contains(pages.get(index - 1))) {
			return false;
		}
		for (int page : pages.subList(index, pages.size())) {
			if (on(page).isEmpty()) {
				return true;
			}
		}
		return false;
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
