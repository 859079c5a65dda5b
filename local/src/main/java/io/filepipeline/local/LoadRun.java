package io.filepipeline.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Uploads by many clients at once, each of which begins the next as soon as one is
 * answered.
 *
 * @param client speaks to the host
 * @param figures is told of every answer
 * @param accepted what must be there in the end
 */
record LoadRun(LoadClient client, LoadFigures figures, Queue<LoadAnswer.Accepted> accepted) {

	private static final Duration TELLS_EVERY = Duration.ofSeconds(10);

	private static final int VERIFIERS = 16;

	static LoadRun of(LoadClient client) {
		return new LoadRun(client, new LoadFigures(), new ConcurrentLinkedQueue<>());
	}

	/**
	 * Uploads for so long.
	 * @param progress is told how many there were, now and then
	 * @return the seconds until the last answer
	 */
	double upload(int clients, Duration duration, int pdfLength, Consumer<String> progress)
			throws InterruptedException, ExecutionException {
		long begun = System.nanoTime();
		long end = begun + duration.toNanos();
		inThreads(clients, IntStream.range(0, clients).<Callable<Void>>mapToObj((client) -> () -> {
			while (System.nanoTime() < end) {
				upload(LoadFile.random(ThreadLocalRandom.current(), pdfLength));
			}
			return null;
		}), progress);
		return (System.nanoTime() - begun) / 1e9;
	}

	/** Looks whether everything that was accepted is there. */
	void verify(Consumer<String> progress) throws InterruptedException, ExecutionException {
		inThreads(VERIFIERS, this.accepted.stream().<Callable<Void>>map((one) -> () -> {
			try {
				this.client.verify(one);
			}
			catch (IOException ex) {
				this.figures.failed(ex);
			}
			return null;
		}), progress);
	}

	private void upload(LoadFile file) throws InterruptedException {
		long begun = System.nanoTime();
		try {
			LoadAnswer answer = this.client.upload(file);
			long nanos = System.nanoTime() - begun;
			if (answer instanceof LoadAnswer.Accepted taken) {
				this.accepted.add(taken);
				this.figures.accepted(file, nanos);
			}
			else if (answer instanceof LoadAnswer.Refused refused) {
				this.figures.refused(nanos);
				TimeUnit.SECONDS.sleep(refused.retryAfter());
			}
		}
		catch (IOException ex) {
			this.figures.failed(ex);
		}
	}

	private void inThreads(int threads, Stream<Callable<Void>> tasks, Consumer<String> progress)
			throws InterruptedException, ExecutionException {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<Void>> all = tasks.map(executor::submit).toList();
			for (Future<Void> task : all) {
				await(task, progress);
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private void await(Future<Void> task, Consumer<String> progress) throws InterruptedException, ExecutionException {
		while (true) {
			try {
				task.get(TELLS_EVERY.toSeconds(), TimeUnit.SECONDS);
				return;
			}
			catch (TimeoutException ex) {
				progress.accept(this.figures.progress());
			}
		}
	}

}
