package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

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

	/** A value that leads to none. */
	private static final int NO_PAGE = -1;

	private final SourceObjects objects;

	private final Destinations destinations;

	private final Budget budget;

	/** Names, and the explicit destinations of those that lead to pages. */
	private final List<Map.Entry<String, Span>> all = new ArrayList<>();

	private final PageIndex index;

	NamedDestinations(SourceObjects objects, Destinations destinations, int pages, Budget budget) throws IOException {
		this.objects = objects;
		this.destinations = destinations;
		this.budget = budget;
		IntStream targets = IntStream.concat(add(destinations::strings), add(destinations::names));
		this.index = new PageIndex(this.all.isEmpty() ? 0 : pages, targets);
	}

	/** Adds some, unless they cannot be read; the pages to which they lead. */
	private IntStream add(Reader reader) throws IOException {
		try {
			List<Map.Entry<String, Span>> values = new ArrayList<>(reader.read().all());
			int[] targets = new int[values.size()];
			AtomicLong size = new AtomicLong();
			SpareProcessors.inHalves(targets.length, (from, to) -> size.addAndGet(find(values, from, to, targets)));
			this.budget.spend(size.get());
			this.all.addAll(values);
			return Arrays.stream(targets);
		}
		catch (Irregular | Refusal | Budget.Exceeded ex) {
			return IntStream.empty();
		}
	}

	/**
	 * Finds where some lead, in the order in which they stand in the file.
	 * @return what they take of the heap, in bytes
	 */
	private long find(List<Map.Entry<String, Span>> values, int from, int to, int[] targets) throws IOException {
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
			targets[index] = (found != null) ? found.page() : NO_PAGE;
			if (found != null) {
				// links ask for it, and need not look for it again
				value.setValue(found.explicit());
				size += new NamedDestination(value.getKey(), found).size();
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
		List<NamedDestination> found = new ArrayList<>();
		BitSet seen = new BitSet();
		for (int page : pages) {
			if (!seen.get(page)) {
				seen.set(page);
				for (int entry : this.index.of(page)) {
					Map.Entry<String, Span> named = this.all.get(entry);
					found.add(new NamedDestination(named.getKey(), new Destination(page, named.getValue())));
				}
			}
		}
		// as characters are ordered, strings come before names
		found.sort(Comparator.comparing(NamedDestination::name));
		return found;
	}

	/**
	 * Reads what has names.
	 */
	@FunctionalInterface
	private interface Reader {

		NamedValues read() throws IOException;

	}

}
