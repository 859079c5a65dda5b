package io.filepipeline.split.pdf;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where the objects of a document are: for each number an offset in the file, or an
 * object stream and the place in it.
 */
final class CrossReferences {

	private static final int KIND = 3;

	private static final int FREE = 1;

	private static final int IN_FILE = 2;

	private static final int IN_STREAM = 3;

	private static final int HIGHEST = Integer.MAX_VALUE / 4;

	private final Budget budget;

	private long[] entries = {};

	private int size;

	/** The entry of what the section that is being read calls free. */
	private long free = FREE;

	CrossReferences(Budget budget) {
		this.budget = budget;
	}

	/** One more than the highest number. */
	int size() {
		return this.size;
	}

	/**
	 * Expects numbers below this one.
	 * @throws Irregular if they are too high, or too far apart for a table
	 */
	void expect(long numbers) {
		if (numbers > HIGHEST) {
			throw new Irregular("An object has a number that is too high");
		}
		if (numbers > this.entries.length) {
			grow((int) Math.max(numbers, 2L * this.entries.length));
		}
		this.size = (int) Math.max(this.size, numbers);
	}

	private void grow(int length) {
		// pages, chunks and parts have tables as long, too
		long bytes = (length - this.entries.length) * 5L * Long.BYTES;
		if (!this.budget.allows(bytes)) {
			throw new Irregular("The numbers of objects are too far apart for a table");
		}
		this.budget.spend(bytes);
		this.entries = Arrays.copyOf(this.entries, length);
	}

	/**
	 * Begins a section: a table, with a stream for what old readers are not to find. The
	 * table calls that free, which holds only if the stream does not say where it is (ISO
	 * 32000-2, 7.5.8.4).
	 */
	void beginSection() {
		this.free += 1 << 2;
	}

	void addFree(int number) {
		add(number, this.free);
	}

	void addInFile(int number, long offset) {
		add(number, offset << 2 | IN_FILE);
	}

	void addInStream(int number, long stream, long index) {
		if (stream >= Integer.MAX_VALUE || index >= 1 << 24) {
			throw new Irregular("An object stream has a number that is too high");
		}
		add(number, stream << 26 | index << 2 | IN_STREAM);
	}

	/** What is read first counts: it is newer. */
	private void add(int number, long entry) {
		if (this.entries[number] == 0 || this.entries[number] == this.free) {
			this.entries[number] = entry;
		}
	}

	boolean isInFile(int number) {
		return kind(number) == IN_FILE;
	}

	boolean isInStream(int number) {
		return kind(number) == IN_STREAM;
	}

	private int kind(int number) {
		return (number > 0 && number < this.size) ? (int) this.entries[number] & KIND : 0;
	}

	/** The object streams that there are said to be. */
	BitSet streams() {
		BitSet streams = new BitSet();
		for (int number = 1; number < this.size; number++) {
			if (isInStream(number) && isInFile(stream(number))) {
				streams.set(stream(number));
			}
		}
		return streams;
	}

	long offset(int number) {
		return this.entries[number] >>> 2;
	}

	int stream(int number) {
		return (int) (this.entries[number] >>> 26);
	}

	int index(int number) {
		return (int) (this.entries[number] >>> 2) & 0xFFFFFF;
	}

}
