package io.filepipeline.split.pdf;

import java.util.concurrent.Executor;
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

	private SpareProcessors() {
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

}
