package io.filepipeline.split.pdf;

import java.util.Arrays;

/**
 * Where the objects of a document are: for each number an offset in the file, or an
 * object stream and the place in it.
 */
final class CrossReferences {

	private static final int KIND = 3;

	private static final int FREE = 1;

	private static final int IN_FILE = 2;

	private static final int IN_STREAM = 3;

	private final Budget budget;

	private long[] entries = {};

	CrossReferences(Budget budget) {
		this.budget = budget;
	}

	/** One more than the highest number. */
	int size() {
		return this.entries.length;
	}

	/** Expects numbers below this one. */
	void expect(long size) {
		if (size > this.entries.length) {
			if (size > Integer.MAX_VALUE / 4) {
				throw new Irregular("An object has a number that is too high");
			}
			// pages, chunks and parts have tables as long, too
			this.budget.spend((size - this.entries.length) * 4 * Long.BYTES);
			this.entries = Arrays.copyOf(this.entries, (int) size);
		}
	}

	void addFree(int number) {
		add(number, FREE);
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
		if (this.entries[number] == 0) {
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
		return (number > 0 && number < this.entries.length) ? (int) this.entries[number] & KIND : 0;
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
