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

	/** Four numbers are shorter. */
	private static final int LONGEST_VIEW = 256;

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
		this.index = new PageIndex(this.all.isEmpty() ? 0 : pages, this.all.stream().mapToInt(NamedDestination::page));
	}

	private void add(NamedValues named) throws IOException {
		List<Entry> entries = new ArrayList<>();
		named.all().forEach((name, value) -> entries.add(new Entry(this.objects.place(value), name, value)));
		entries.sort(Comparator.comparingLong(Entry::place));
		for (Entry entry : entries) {
			NamedDestination found = find(named, entry);
			if (found != null) {
				if (!this.budget.allows(2L * found.size())) {
					throw new Budget.Exceeded();
				}
				this.budget.spend(found.size());
				this.all.add(found);
			}
		}
	}

	private @Nullable NamedDestination find(NamedValues named, Entry entry) throws IOException {
		try {
			Destination destination = this.destinations.explicit(entry.value);
			if (destination == null) {
				return null;
			}
			named.settle(entry.name, destination.explicit());
			String view = destination.view(this.objects);
			return (entry.name.length() <= LONGEST_NAME && view.length() <= LONGEST_VIEW)
					? new NamedDestination(entry.name, destination.page(), view) : null;
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
