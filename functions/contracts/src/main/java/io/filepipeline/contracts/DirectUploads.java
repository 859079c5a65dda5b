package io.filepipeline.contracts;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Uploads whose bytes a client sends straight to S3, of up to 5 TB: what a web host and a
 * Lambda both offer, which share nothing but these messages. Every method throws
 * {@link RejectedRequest} when the request can never succeed, and {@link Unavailable}
 * when it may succeed later.
 */
public interface DirectUploads {

	/**
	 * Begins an upload.
	 * @param key what the sender calls the request, to be able to send it again
	 */
	DirectUpload begin(DirectUploadRequest request, @Nullable IdempotencyKey key);

	/** Signs URLs for parts of an upload. */
	PartUrls sign(UUID id, PartUrlsRequest request);

	/**
	 * Tells how far an upload is. One whose completion was interrupted is completed.
	 */
	DirectUpload find(UUID id);

	/**
	 * Makes what S3 has a file like any other upload: its record and, when asked, its
	 * process are queued. Doing it again has the same answer and the effect of once.
	 */
	UploadReceipt complete(UUID id);

	/**
	 * Ends an upload that is not complete; S3 forgets its bytes. Doing it again has the
	 * effect of once.
	 */
	void abort(UUID id);

	/**
	 * Whether there is an upload with this id that is not complete. One that was aborted,
	 * or not completed in its time, is rejected.
	 */
	boolean isUnderWay(UUID id);

	/** Where clients send bytes, as browsers name it: scheme, host and port. */
	String origin();

}
