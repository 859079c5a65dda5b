package io.filepipeline.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a fault was tried, and what was seen.
 */
final class Tries {

	/** Whether there is time for all: with -Pfaults. */
	static final boolean FULL = Boolean.getBoolean("faults.full");

	private final List<String> notes = new ArrayList<>();

	private int count = 1;

	/** So often in every build, or so often in full. */
	int times(int always, int full) {
		this.count = FULL ? full : always;
		return this.count;
	}

	/** So long in every build, or so long in full. */
	Duration seconds(int always, int full) {
		int seconds = FULL ? full : always;
		note("%d s long", seconds);
		return Duration.ofSeconds(seconds);
	}

	/** What belongs to the outcome. */
	void note(String words, Object... values) {
		this.notes.add(words.formatted(values));
	}

	int count() {
		return this.count;
	}

	String outcome() {
		return this.notes.isEmpty() ? "kept" : "kept: " + String.join("; ", this.notes);
	}

}
