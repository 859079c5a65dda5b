package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import io.filepipeline.contracts.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Makes parts of a document one after the other, and those that come next at the same
 * time on other threads. Whatever their number, the parts are the same: one that cannot
 * be made beside others, and all after it, are made by the thread that asks for them,
 * alone, and what was made ahead is forgotten. Only then is a document repaired.
 *
 * @param <T> what is made
 */
public final class PartSequence<T> implements AutoCloseable {

	/**
	 * Enough to do while one part takes longer than others; what is made takes memory.
	 */
	private static final int AHEAD = 4;

	private final PdfDocument document;

	private final int count;

	private final Maker<T> maker;

	private final @Nullable Executor helpers;

	/** From the one that is to be handed out next on. */
	private final Queue<FutureTask<T>> parts = new ArrayDeque<>();

	/** Shared by those that make a part ahead. */
	private final ReadWriteLock making = new ReentrantReadWriteLock();

	private int begun;

	private int next;

	private boolean alone;

	PartSequence(PdfDocument document, int count, Maker<T> maker, @Nullable Executor helpers) throws IOException {
		this.document = document;
		this.count = count;
		this.maker = maker;
		this.helpers = helpers;
		this.alone = helpers == null || count < 2 || !document.prepare();
	}

	/**
	 * Makes parts on as many threads as there are processors, up to four. Until it is
	 * closed nothing else may be done with the document.
	 * @param count how many parts
	 * @param maker makes each of them, perhaps twice
	 */
	public static <T> PartSequence<T> of(PdfDocument document, int count, Maker<T> maker) throws IOException {
		return new PartSequence<>(document, count, maker, SpareProcessors.THREADS);
	}

	/**
	 * What was made of the next part.
	 * @throws IOException if the maker throws it, or the thread is interrupted
	 */
	public T next() throws IOException {
		if (!this.alone) {
			begin(this.helpers);
			try {
				return first();
			}
			catch (Alone ex) {
				this.alone = true;
				stop(false);
			}
		}
		return this.maker.make(this.next++, this.document::write);
	}

	private void begin(@Nullable Executor threads) {
		while (threads != null && this.begun < Math.min(this.next + AHEAD, this.count)) {
			int index = this.begun++;
			FutureTask<T> part = new FutureTask<>(() -> this.maker.make(index, this.document::writeBeside));
			this.parts.add(part);
			threads.execute(Trace.carriedInto(() -> help(part)));
		}
	}

	private void help(FutureTask<T> part) {
		this.making.readLock().lock();
		try {
			part.run();
		}
		finally {
			this.making.readLock().unlock();
		}
	}

	private T first() throws IOException {
		FutureTask<T> first = this.parts.element();
		for (FutureTask<T> part : this.parts) {
			if (first.isDone()) {
				break;
			}
			// nothing happens if another thread has begun it
			part.run();
		}
		T made = SpareProcessors.made(first);
		this.parts.remove();
		this.next++;
		return made;
	}

	/** Waits for those that are being made, and begins no other. */
	private void stop(boolean interrupt) {
		this.parts.forEach((part) -> part.cancel(interrupt));
		this.parts.clear();
		this.making.writeLock().lock();
		this.making.writeLock().unlock();
	}

	/** Stops what is made ahead, and waits until it has. */
	@Override
	public void close() {
		stop(true);
	}

	/**
	 * Makes something of a part, on any thread.
	 *
	 * @param <T> what it makes
	 */
	@FunctionalInterface
	public interface Maker<T> {

		/**
		 * Makes it.
		 * @param index of the part
		 * @param writing has to write it
		 */
		T make(int index, Writing writing) throws IOException;

	}

	/**
	 * Writes a part as {@link PdfDocument#write(List, PdfDocument.Target)} does.
	 */
	@FunctionalInterface
	public interface Writing {

		Outcome write(List<Integer> pages, PdfDocument.Target target) throws IOException;

	}

}
