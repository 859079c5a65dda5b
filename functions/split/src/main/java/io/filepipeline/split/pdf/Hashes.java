package io.filepipeline.split.pdf;

/**
 * A set of hashes that are spread well.
 */
final class Hashes {

	/** 0 for none. */
	private long[] slots = new long[128];

	private int count;

	int count() {
		return this.count;
	}

	/** Whether it was not there. */
	boolean add(long hash) {
		int slot = slot(hash);
		if (this.slots[slot] != 0) {
			return false;
		}
		this.slots[slot] = key(hash);
		if (++this.count * 2 > this.slots.length) {
			grow();
		}
		return true;
	}

	boolean contains(long hash) {
		return this.slots[slot(hash)] != 0;
	}

	/** Has another set take in those that are not in a third one. */
	void addTo(Hashes target, Hashes without) {
		for (long key : this.slots) {
			if (key != 0 && !without.contains(key)) {
				target.add(key);
			}
		}
	}

	private int slot(long hash) {
		int mask = this.slots.length - 1;
		int slot = (int) (hash ^ hash >>> 32) & mask;
		while (this.slots[slot] != 0 && this.slots[slot] != key(hash)) {
			slot = slot + 1 & mask;
		}
		return slot;
	}

	private static long key(long hash) {
		return (hash != 0) ? hash : 1;
	}

	private void grow() {
		long[] before = this.slots;
		this.slots = new long[2 * before.length];
		for (long key : before) {
			if (key != 0) {
				this.slots[slot(key)] = key;
			}
		}
	}

}
