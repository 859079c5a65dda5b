package io.filepipeline.host.files;

import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Unavailable;

/**
 * The file of a part, which is fetched once: by a thread that does so ahead, or by who
 * opens it, if that is sooner.
 */
final class PartFile {

	private final FileRecord part;

	private final FutureTask<InputStream> fetching;

	private final Runnable discard;

	/**
	 * A file that is yet to be fetched.
	 * @param fetch gives its bytes
	 * @param discard is run when nobody wants them any more
	 */
	PartFile(FileRecord part, Callable<InputStream> fetch, Runnable discard) {
		this.part = part;
		this.fetching = new FutureTask<>(fetch);
		this.discard = discard;
	}

	FileRecord part() {
		return this.part;
	}

	/** Fetches it, unless somebody does already, or nobody wants it any more. */
	void fetch() {
		this.fetching.run();
	}

	/**
	 * Its bytes, which the caller closes.
	 * @throws io.filepipeline.contracts.RejectedRequest when it is no longer there
	 * @throws software.amazon.awssdk.core.exception.SdkException when S3 does not answer
	 * @throws Unavailable when the thread is interrupted
	 */
	InputStream open() {
		fetch();
		try {
			return this.fetching.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new Unavailable(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Unavailable("The reading of parts was interrupted");
		}
	}

	/** Nobody wants it any more. If somebody fetches it, that stops. */
	void discard() {
		this.fetching.cancel(true);
		this.discard.run();
	}

}
