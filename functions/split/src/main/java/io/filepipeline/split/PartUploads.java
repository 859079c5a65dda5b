package io.filepipeline.split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Unavailable;

/**
 * Stores parts while the next are made, a few at a time: S3 answers late, and memory and
 * disk hold only as many parts as are under way.
 */
class PartUploads implements AutoCloseable {

	/** Enough to hide the latency of S3 behind the making of small parts. */
	static final int UNDER_WAY = 8;

	private final Bucket bucket;

	private final Executor threads;

	private final Semaphore places = new Semaphore(UNDER_WAY);

	private final List<CompletableFuture<FileRecord>> parts = new ArrayList<>();

	PartUploads(Bucket bucket, Executor threads) {
		this.bucket = bucket;
		this.threads = threads;
	}

	/**
	 * Stores a part, as soon as there is a place.
	 * @throws Unavailable when the thread is interrupted before, or the host has stopped
	 */
	void add(FileRecord part, PartBytes made) {
		try {
			this.places.acquire();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Unavailable("The storing of parts was interrupted");
		}
		try {
			this.parts.add(CompletableFuture.supplyAsync(() -> store(part, made), this.threads)
				.whenComplete((stored, failure) -> this.places.release()));
		}
		catch (RejectedExecutionException ex) {
			// what does not begin does not end: nobody else would give the place back
			this.places.release();
			throw new Unavailable(ex);
		}
	}

	/** Notes a part that needs no storing. */
	void add(FileRecord part) {
		this.parts.add(CompletableFuture.completedFuture(part));
	}

	/**
	 * Waits for the parts that were added since the last time.
	 * @return their records, in order
	 * @throws Unavailable when one could not be stored, or the thread is interrupted
	 */
	List<FileRecord> await() {
		try {
			List<FileRecord> done = new ArrayList<>(this.parts.size());
			for (CompletableFuture<FileRecord> part : this.parts) {
				done.add(part.get());
			}
			this.parts.clear();
			return done;
		}
		catch (ExecutionException ex) {
			throw new Unavailable((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Unavailable("The storing of parts was interrupted");
		}
	}

	/** Waits for whatever is under way, so that no file is deleted while it is read. */
	@Override
	public void close() {
		this.places.acquireUninterruptibly(UNDER_WAY);
	}

	private FileRecord store(FileRecord part, PartBytes made) {
		try {
			FileRecord stored = part.stored(this.bucket.store(part.id(), made));
			made.delete();
			return stored;
		}
		catch (IOException ex) {
			throw new CompletionException(ex);
		}
	}

}
