package io.filepipeline.host.files;

import java.io.InputStream;
import java.util.Iterator;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.host.HostProperties;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches the files of parts, small ones before their turn: of the time that these take,
 * most passes until S3 answers. All zips share the threads and the memory for that. What
 * finds no room is fetched in its turn.
 */
@Component
class PartFetcher implements DisposableBean {

	/** In bytes. To find a larger file does not take long compared to reading it. */
	private static final int LARGEST = 1 << 20;

	/** In bytes, of all files that are there before their turn. */
	private static final int MEMORY = 16 << 20;

	private final S3Client s3;

	private final String bucket;

	private final Semaphore memory = new Semaphore(MEMORY);

	private final ThreadPoolExecutor threads = threads();

	PartFetcher(S3Client s3, HostProperties properties) {
		this.s3 = s3;
		this.bucket = properties.storage().bucket();
	}

	/**
	 * The files of parts, in their order.
	 */
	PartFiles inOrder(Iterator<FileRecord> parts) {
		return new PartFiles(parts, this::fetch);
	}

	private PartFile fetch(FileRecord part) {
		@Nullable Long size = part.size();
		if (size == null || size > LARGEST || !this.memory.tryAcquire(size.intValue())) {
			return new PartFile(part, () -> get(part, ResponseTransformer.toInputStream()), () -> {
			});
		}
		PartFile file = new PartFile(part, () -> get(part, ResponseTransformer.toBytes()).asInputStream(),
				() -> this.memory.release(size.intValue()));
		this.threads.execute(file::fetch);
		return file;
	}

	private <T> T get(FileRecord part, ResponseTransformer<GetObjectResponse, T> as) {
		try {
			return this.s3.getObject((get) -> get.bucket(this.bucket).key(StoredFile.keyOf(part.id())), as);
		}
		catch (NoSuchKeyException ex) {
			throw RejectedRequest.because(ProblemCode.NO_FILE,
					"The file of the part " + part.id() + " is no longer in the bucket");
		}
	}

	@Override
	public void destroy() {
		this.threads.shutdownNow();
	}

	/** They end when there is nothing to do. */
	private static ThreadPoolExecutor threads() {
		ThreadPoolExecutor threads = new ThreadPoolExecutor(HostProperties.FETCHED_AHEAD, HostProperties.FETCHED_AHEAD,
				1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new CustomizableThreadFactory("part-fetch-"),
				// who reads the zip fetches them
				new ThreadPoolExecutor.DiscardPolicy());
		threads.allowCoreThreadTimeOut(true);
		return threads;
	}

}
