package io.filepipeline.split.pdf;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * What was read of a document, kept as long as there is room; the oldest leaves first.
 * Several threads may use it, so that nothing in it may change any more.
 */
final class Recent<V> {

	private final long room;

	private final ToIntFunction<V> size;

	private final Map<Integer, V> values = new ConcurrentHashMap<>();

	private final Queue<Integer> oldest = new ArrayDeque<>();

	private long used;

	/**
	 * Begins without any.
	 * @param room how much may be kept; the newest always is
	 * @param size how much of it a value takes
	 */
	Recent(long room, ToIntFunction<V> size) {
		this.room = room;
		this.size = size;
	}

	@Nullable V get(int number) {
		return this.values.get(number);
	}

	/** Keeps a value, unless another thread has read the same meanwhile. */
	synchronized void put(int number, V value) {
		if (this.values.putIfAbsent(number, value) != null) {
			return;
		}
		this.oldest.add(number);
		this.used += this.size.applyAsInt(value);
		while (this.used > this.room && this.oldest.size() > 1) {
			this.used -= this.size.applyAsInt(this.values.remove(this.oldest.remove()));
		}
	}

}
