package io.filepipeline.split.pdf;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * What was read of a document, kept as long as there is room; the oldest leaves first.
 * Several threads may use it, so that nothing in it may change any more.
 */
final class Recent<V> {

	private final long room;

	private final ToIntFunction<V> size;

	private final AtomicReferenceArray<@Nullable V> values;

	private final Queue<Integer> oldest = new ArrayDeque<>();

	private long used;

	/**
	 * Begins without any.
	 * @param numbers how many there may be
	 * @param room how much may be kept; the newest always is
	 * @param size how much of it a value takes
	 */
	Recent(int numbers, long room, ToIntFunction<V> size) {
		this.values = new AtomicReferenceArray<>(numbers);
		this.room = room;
		this.size = size;
	}

	/** The value of a number, whatever a document says; {@code null} if none is kept. */
	@Nullable V get(int number) {
		return (number < this.values.length()) ? this.values.get(number) : null;
	}

	/** Whether half of the room is taken. */
	synchronized boolean isHalfFull() {
		return this.used > this.room / 2;
	}

	/** Keeps a value, unless another thread has read the same meanwhile. */
	synchronized void put(int number, V value) {
		if (!this.values.compareAndSet(number, null, value)) {
			return;
		}
		this.oldest.add(number);
		this.used += this.size.applyAsInt(value);
		while (this.used > this.room && this.oldest.size() > 1) {
			this.used -= this.size
				.applyAsInt(Objects.requireNonNull(this.values.getAndSet(this.oldest.remove(), null)));
		}
	}

}
