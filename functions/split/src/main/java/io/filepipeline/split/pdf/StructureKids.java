package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The kids of an element: references to elements, numbers of marked content, and
 * dictionaries for content that is elsewhere. There may be hundreds of thousands, so that
 * only their places are kept.
 */
final class StructureKids {

	/** More are not gone through for each part. */
	private static final int LONG = 64;

	private static final long[] NO_REFERENCES = {};

	private static final BitSet NO_OTHERS = new BitSet();

	private final Span array;

	/** Where each begins and where it ends. */
	private final int[] places;

	/** Of many those that are references: what each refers to, and which kid it is. */
	private final long[] references;

	/** Of many which are no references. */
	private final BitSet others;

	/** The same and which refer to content; {@code null} until asked for. */
	private volatile @Nullable Contents contents;

	private StructureKids(Span array, int[] places) {
		this.array = array;
		this.places = places;
		this.references = isLong() ? new long[size()] : NO_REFERENCES;
		this.others = isLong() ? new BitSet() : NO_OTHERS;
		int count = 0;
		for (int i = 0; i < this.references.length; i++) {
			if (get(i).isReference()) {
				this.references[count++] = (long) get(i).target() << Integer.SIZE | i;
			}
			else {
				this.others.set(i);
			}
		}
		Arrays.fill(this.references, count, this.references.length, Long.MAX_VALUE);
		Arrays.sort(this.references);
	}

	/**
	 * Finds them.
	 * @param value one of them, or an array of them
	 * @param most what they may take, in bytes
	 * @throws Budget.Exceeded if they take more
	 */
	static StructureKids of(Span value, long most) {
		if (!value.isArray()) {
			return new StructureKids(value, new int[] { value.from(), value.to() });
		}
		int[] places = new int[8];
		int count = 0;
		for (Values values = Values.in(value); values.hasNext(); count += 2) {
			if (count == places.length) {
				places = Arrays.copyOf(places, 2 * count);
			}
			if (memory(count / 2) > most) {
				throw new Budget.Exceeded();
			}
			Span kid = values.next();
			places[count] = kid.from();
			places[count + 1] = kid.to();
		}
		return new StructureKids(value, Arrays.copyOf(places, count));
	}

	/** A place, a reference, and whether that is content. */
	private static long memory(int size) {
		return 17L * size;
	}

	/** What they take, in bytes, beside the array. */
	long memory() {
		return memory(size());
	}

	int size() {
		return this.places.length / 2;
	}

	boolean isLong() {
		return size() > LONG;
	}

	Span get(int kid) {
		return new Span(this.array.bytes(), this.places[2 * kid], this.places[2 * kid + 1]);
	}

	/**
	 * Where a part may have to look; of many where these elements are, and what is no
	 * reference.
	 * @param content whether to look for content that is referred to, too
	 */
	BitSet find(IntStream elements, boolean content, SourceObjects within) throws IOException {
		BitSet found = new BitSet();
		if (!isLong()) {
			found.set(0, size());
			return found;
		}
		found.or(content ? contents(within).kids : this.others);
		elements.forEach((element) -> {
			int place = Arrays.binarySearch(this.references, (long) element << Integer.SIZE);
			// one that is there twice counts where it is first
			place = (place < 0) ? -place - 1 : place;
			if (place < this.references.length && this.references[place] >>> Integer.SIZE == element) {
				found.set((int) this.references[place]);
			}
		});
		return found;
	}

	/** Finds out, once, which are not elements. */
	private Contents contents(SourceObjects within) throws IOException {
		Contents known = this.contents;
		if (known != null) {
			within.countAgain(known.read);
			return known;
		}
		BitSet kids = new BitSet();
		kids.or(this.others);
		long read = 0;
		for (int kid = this.others.nextClearBit(0); kid < size(); kid = this.others.nextClearBit(kid + 1)) {
			Span value = within.resolve(get(kid));
			if (value != null) {
				kids.set(kid, !value.isDictionary() || PartContent.isContent(Dictionary.of(value)));
				read += SourceObjects.counted(value);
			}
		}
		Contents contents = new Contents(kids, read);
		this.contents = contents;
		return contents;
	}

	/**
	 * Those that are not elements.
	 *
	 * @param kids which
	 * @param read what was counted to find out
	 */
	private record Contents(BitSet kids, long read) {
	}

}
