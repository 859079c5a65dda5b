package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

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
		// as characters are ordered, strings come before names
		this.all.sort(Comparator.comparing(NamedDestination::name));
		this.index = new PageIndex(this.all.isEmpty() ? 0 : pages,
				this.all.stream().mapToInt((named) -> named.place().page()));
	}

	private void add(NamedValues named) throws IOException {
		List<Map.Entry<String, Span>> values = new ArrayList<>(named.all());
		@Nullable NamedDestination[] found = new @Nullable NamedDestination[values.size()];
		AtomicLong size = new AtomicLong();
		SpareProcessors.inHalves(found.length, (from, to) -> size.addAndGet(find(values, from, to, found)));
		this.budget.spend(size.get());
		for (NamedDestination each : found) {
			if (each != null) {
				this.all.add(each);
			}
		}
	}

	/**
	 * Finds some, in the order in which they stand in the file.
	 * @return what they take of the heap, in bytes
	 */
	private long find(List<Map.Entry<String, Span>> values, int from, int to, @Nullable NamedDestination[] all)
			throws IOException {
		long[] inFile = new long[to - from];
		for (int i = from; i < to; i++) {
			inFile[i - from] = (long) this.objects.holder(values.get(i).getValue()) << Integer.SIZE | i;
		}
		Arrays.sort(inFile);
		SourceObjects within = this.objects.bounded();
		long size = 0;
		for (long each : inFile) {
			int index = (int) each;
			Map.Entry<String, Span> value = values.get(index);
			Destination found = find(value.getKey(), value.getValue(), within);
			if (found != null) {
				NamedDestination named = new NamedDestination(value.getKey(), found);
				all[index] = named;
				// links ask for it, and need not look for it again
				value.setValue(found.explicit());
				size += named.size();
				// the other half may take as much
				if (!this.budget.allows(2 * size)) {
					throw new Budget.Exceeded();
				}
			}
		}
		return size;
	}

	private @Nullable Destination find(String name, Span value, SourceObjects within) throws IOException {
		try {
			Destination found = this.destinations.explicit(value, within);
			return (found != null && name.length() <= LONGEST_NAME && found.explicit().length() <= LONGEST_DESTINATION)
					? found.checked(within) : null;
		}
		catch (Irregular ex) {
			return null;
		}
	}

	/** Those on some pages, in the order of their names. */
	List<NamedDestination> on(Iterable<Integer> pages) {
		if (this.all.isEmpty()) {
			return List.of();
		}
		BitSet found = new BitSet();
		for (int page : pages) {
			for (int entry : this.index.of(page)) {
				found.set(entry);
			}
		}
		return found.stream().mapToObj(this.all::get).toList();
	}

}
