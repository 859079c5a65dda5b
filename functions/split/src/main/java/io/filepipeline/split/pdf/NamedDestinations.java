package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The places in the document that have names (ISO 32000-2, 12.3.2.4), by the pages on
 * which they are, read once. No part fails for their sake: if they take too much there
 * are none.
 */
final class NamedDestinations {

	/** The longest string that the standard asks readers to take. */
	private static final int LONGEST_NAME = 32_767;

	/** A page and four numbers are shorter. */
	private static final int LONGEST_DESTINATION = 256;

	private final SourceObjects objects;

	private final Destinations destinations;

	private final Budget budget;

	private final List<NamedDestination> all = new ArrayList<>();

	private final PageIndex index;

	NamedDestinations(SourceObjects objects, Destinations destinations, int pages, Budget budget) throws IOException {
		this.objects = objects;
		this.destinations = destinations;
		this.budget = budget;
		try {
			add(destinations.strings());
		}
		catch (Irregular | Refusal | Budget.Exceeded ex) {
			this.all.clear();
		}
		try {
			add(destinations.names());
		}
		catch (Irregular | Refusal | Budget.Exceeded ex) {
			this.all.removeIf((named) -> !named.isString());
		}
		this.index = new PageIndex(this.all.isEmpty() ? 0 : pages,
				this.all.stream().mapToInt((named) -> named.place().page()));
	}

	private void add(NamedValues named) throws IOException {
		List<Entry> entries = new ArrayList<>(named.all().size());
		named.all().forEach((name, value) -> entries.add(new Entry(this.objects.place(value), name, value)));
		for (NamedDestination found : SpareProcessors.inHalves(entries, this::find)) {
			this.budget.spend(found.size());
			this.all.add(found);
			// links ask for it, and need not look for it again
			named.put(found.name(), found.place().explicit());
		}
	}

	/** Finds them in the order in which they stand in the file. */
	private List<NamedDestination> find(List<Entry> entries) throws IOException {
		List<Entry> sorted = new ArrayList<>(entries);
		sorted.sort(Comparator.comparingLong(Entry::place));
		List<NamedDestination> all = new ArrayList<>(sorted.size());
		SourceObjects within = this.objects.bounded();
		long size = 0;
		for (Entry entry : sorted) {
			Destination found = find(entry, within);
			if (found != null) {
				all.add(new NamedDestination(entry.name, found));
				size += all.get(all.size() - 1).size();
				// the other half may take as much
				if (!this.budget.allows(2 * size)) {
					throw new Budget.Exceeded();
				}
			}
		}
		return all;
	}

	private @Nullable Destination find(Entry entry, SourceObjects within) throws IOException {
		try {
			Destination found = this.destinations.explicit(entry.value, within);
			return (found != null && entry.name.length() <= LONGEST_NAME
					&& found.explicit().length() <= LONGEST_DESTINATION) ? found.checked(within) : null;
		}
		catch (Irregular ex) {
			return null;
		}
	}

	boolean isEmpty() {
		return this.all.isEmpty();
	}

	/** Adds those on a page. */
	void addTo(List<NamedDestination> found, int page) {
		for (int entry : this.index.of(page)) {
			found.add(this.all.get(entry));
		}
	}

	/** A name that is still to be looked up. */
	private record Entry(long place, String name, Span value) {
	}

}
