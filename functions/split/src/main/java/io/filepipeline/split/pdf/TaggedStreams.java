package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forms and images of a part that are tagged, or have content that is (ISO 32000-2,
 * 14.7.5). Their keys are those of the part; what else they are, parts share.
 */
final class TaggedStreams {

	private final Part part;

	private final SourceObjects objects;

	/** What of the document the part has, as far as it is known. */
	private final BitSet reached = new BitSet();

	/** What their dictionaries say, by their numbers. */
	private final Map<Integer, byte[]> entries = new HashMap<>();

	TaggedStreams(Part part) {
		this.part = part;
		this.objects = part.objects();
	}

	/** Takes in what an object of the part's own refers to. */
	void reach(int[] targets) {
		for (int target : targets) {
			if (target > 0 && target < this.objects.size()) {
				this.reached.set(target);
			}
		}
	}

	/**
	 * The numbers of those to which leads what was taken in so far, one way or another.
	 */
	List<Integer> find() throws IOException {
		// the part's own is for what it writes
		Search search = new Search(Budget.ofSearch());
		List<Integer> found = new ArrayList<>();
		Deque<Integer> pending = new ArrayDeque<>();
		this.reached.stream().forEach(pending::add);
		for (Integer next = pending.poll(); next != null; next = pending.poll()) {
			Chunk chunk = (this.part.own(next) == next) ? this.part.source().chunks().look(next, this.objects, search)
					: Chunk.NOTHING;
			for (int target : chunk.targets()) {
				if (target < this.objects.size() && !this.reached.get(target)) {
					this.reached.set(target);
					pending.add(target);
				}
			}
			if (this.part.source().chunks().isTagged(next)) {
				found.add(next);
			}
		}
		return found;
	}

	/** Has one say which key it has in the part. */
	void add(int number, Name name, int key) {
		this.part.budget().spend(Budget.TABLE_ENTRY);
		this.entries.put(number, (name + " " + key).getBytes(StandardCharsets.US_ASCII));
	}

	/** The numbers of those that say it. */
	BitSet numbers() {
		BitSet numbers = new BitSet();
		this.entries.keySet().forEach(numbers::set);
		return numbers;
	}

	/** An object as the part has it. */
	Chunk tagged(int number, Chunk chunk) {
		byte[] entry = this.entries.get(number);
		if (entry == null) {
			return chunk;
		}
		int length = chunk.text().length;
		byte[] text = Arrays.copyOf(chunk.text(), length + entry.length);
		System.arraycopy(entry, 0, text, length, entry.length);
		return new Chunk(text, chunk.gaps(), chunk.targets(), chunk.body());
	}

}
