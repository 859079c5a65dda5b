package io.filepipeline.split.pdf;

import java.util.Arrays;

/**
 * Watches over the keys of dictionaries that are open: no reader says which of two equal
 * ones counts, so there must not be any.
 */
final class Keys {

	/** Of more, nobody could compare each with each; none are that long. */
	private static final int MOST = 256;

	private int[] hashes;

	private int count;

	Keys(int expected) {
		this.hashes = new int[expected];
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
	 * @param from the count when its dictionary began
	 * @throws Irregular if the dictionary has it already
	 */
	void add(byte[] bytes, int start, int end, int from) {
		int hash = 0x811c9dc5;
		for (int i = start; i < end; i++) {
			hash = (hash ^ bytes[i]) * 0x01000193;
		}
		for (int i = Math.max(from, this.count - MOST); i < this.count; i++) {
			if (this.hashes[i] == hash) {
				throw new Irregular("A key is there twice");
			}
		}
		if (this.count == this.hashes.length) {
			this.hashes = Arrays.copyOf(this.hashes, 2 * this.count);
		}
		this.hashes[this.count++] = hash;
	}

}
