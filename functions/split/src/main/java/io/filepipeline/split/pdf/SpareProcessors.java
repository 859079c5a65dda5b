package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Threads for what can be done at the same time, shared by all documents of a JVM. Who
 * asks them has to do it if none of them is idle.
 */
final class SpareProcessors {

	/** Each thread takes memory; one more is the caller's. */
	private static final int MOST = 3;

	/** {@code null} if there is but one processor. */
	static final @Nullable Executor THREADS = threads(Math.min(Runtime.getRuntime().availableProcessors() - 1, MOST));

	/** What is done sooner than another thread begins. */
	private static final int FEW = 256;

	private SpareProcessors() {
	}

	/**
	 * Does something with so many, and with half of them on a spare processor if one is
	 * idle.
	 * @throws IOException if that does, or the thread is interrupted
	 */
	static void inHalves(int count, Work work) throws IOException {
		FutureTask<Boolean> first = work.task(0, count / 2);
		FutureTask<Boolean> second = work.task(count / 2, count);
		if (THREADS != null && count > FEW) {
			THREADS.execute(second);
		}
		first.run();
		// nothing happens if another thread has begun it
		second.run();
		made(second);
		made(first);
	}

	/**
	 * What was made, perhaps by another thread.
	 * @throws IOException if it is thrown there, or this thread is interrupted
	 */
	static <T> T made(Future<T> work) throws IOException {
		try {
			return work.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while another thread was at work");
		}
		catch (ExecutionException ex) {
			throw unchecked(ex.getCause());
		}
	}

	/** What is thrown by others, other than by {@code throw}. */
	private static RuntimeException unchecked(@Nullable Throwable thrown) throws IOException {
		if (thrown instanceof IOException ex) {
			throw ex;
		}
		if (thrown instanceof Error ex) {
			throw ex;
		}
		return (thrown instanceof RuntimeException ex) ? ex : new IllegalStateException(thrown);
	}

	private static @Nullable Executor threads(int count) {
		if (count == 0) {
			return null;
		}
		ThreadPoolExecutor threads = new ThreadPoolExecutor(count, count, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (work) -> {
					Thread thread = new Thread(work, "part");
					thread.setDaemon(true);
					return thread;
				});
		threads.allowCoreThreadTimeOut(true);
		return threads;
	}

	/**
	 * Does something with some of many.
	 */
	@FunctionalInterface
	interface Work {

		/** With those from the first index to before the second. */
		void with(int from, int to) throws IOException;

		private FutureTask<Boolean> task(int from, int to) {
			return new FutureTask<>(() -> {
				with(from, to);
				return true;
			});
		}

	}

}
