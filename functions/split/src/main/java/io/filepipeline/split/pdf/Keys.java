package io.filepipeline.split.pdf;

import java.util.Arrays;

/**
 * Watches over the keys of dictionaries that are open: no reader says which of two equal
 * ones counts, so there must not be any.
 */
final class Keys {

	/** Of more, nobody could compare each with each; none are that long. */
	private static final int MOST = 256;

	/** The hash of each, and where it begins. */
	private long[] keys;

	private int count;

	Keys(int expected) {
		this.keys = new long[expected];
	}

	/** How many there are, to {@link #forget} those that come later. */
	int count() {
		return this.count;
	}

	void forget(int from) {
		this.count = from;
	}

	/**
	 * Takes in a key.
	 * @param bytes in which the other keys of its dictionary stand before it
	 * @param from the count when its dictionary began
	 * @throws Irregular if the dictionary has it already
	 */
	void add(byte[] bytes, int start, int end, int from) {
		int hash = 0x811c9dc5;
		for (int i = start; i < end; i++) {
			hash = (hash ^ bytes[i]) * 0x01000193;
		}
		for (int i = Math.max(from, this.count - MOST); i < this.count; i++) {
			if ((int) (this.keys[i] >>> Integer.SIZE) == hash && isAt((int) this.keys[i], bytes, start, end)) {
				throw new Irregular("A key is there twice");
			}
		}
		if (this.count == this.keys.length) {
			this.keys = Arrays.copyOf(this.keys, 2 * this.count);
		}
		this.keys[this.count++] = (long) hash << Integer.SIZE | start;
	}

	/** Whether the key that begins at a place is this one, and not only its hash. */
	private static boolean isAt(int place, byte[] bytes, int start, int end) {
		int placeEnd = place + end - start;
		return Arrays.equals(bytes, place, placeEnd, bytes, start, end) && !Lexer.isRegular(bytes[placeEnd]);
	}

}
