package io.filepipeline.upload;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filepipeline.contracts.DirectUpload.Method;
import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.contracts.UploadReceipt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A file that a client sends straight to S3, by a multipart upload even if in one piece:
 * there is no object before it is completed, what is abandoned is cleaned up with other
 * such uploads, and a signed URL is worth nothing afterwards.
 *
 * @param id of the file's record
 * @param processId of the process, if there will be one
 * @param createdAt when it was asked for
 * @param uploadId what S3 calls the multipart upload
 * @param size the length of the file in bytes
 * @param sha256 what S3 verifies a file in one piece by
 * @param partChecksums whether S3 verifies each part by its SHA-256
 * @param metadata what the client says of the file
 * @param receipt the answer to the completion, once everything is done
 * @param abortedAt when it was aborted, if it was
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadPlan(UUID id, UUID processId, Instant createdAt, String uploadId, long size, @Nullable String sha256,
		boolean partChecksums, FileMetadata metadata, @Nullable UploadReceipt receipt, @Nullable Instant abortedAt) {

	/**
	 * As long as 5 TB take at 70 Mbit/s; terraform/storage.tf deletes what is older.
	 */
	static final Duration LIFETIME = Duration.ofDays(7);

	static final long MAX_SINGLE_BYTES = 100 << 20;

	private static final long MIN_PART_BYTES = 16 << 20;

	/** The most parts that S3 takes. */
	private static final int MAX_PARTS = 10_000;

	private static final long MIB = 1 << 20;

	/** In one piece, unless a file is so large that S3 advises against it. */
	static Method methodOf(long size) {
		return (size <= MAX_SINGLE_BYTES) ? Method.SINGLE : Method.MULTIPART;
	}

	Method method() {
		return methodOf(this.size);
	}

	/** In whole MiB, and so large that S3 takes as many as there are. */
	long partSize() {
		if (method() == Method.SINGLE) {
			return this.size;
		}
		long smallest = (this.size + MAX_PARTS - 1) / MAX_PARTS;
		return Math.max(MIN_PART_BYTES, (smallest + MIB - 1) / MIB * MIB);
	}

	int partCount() {
		return (int) ((this.size + partSize() - 1) / partSize());
	}

	/** The length of a part in bytes; the last may be shorter. */
	long sizeOf(int part) {
		return Math.min(partSize(), this.size - (part - 1) * partSize());
	}

	String objectKey() {
		return StoredFile.keyOf(this.id);
	}

	/** To the second, as what is signed. */
	Instant expiresAt() {
		return this.createdAt.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
	}

	/** Whether it can be completed no more: it was aborted, or its time is over. */
	boolean hasExpired() {
		return this.receipt == null && (this.abortedAt != null || Instant.now().isAfter(expiresAt()));
	}

	/**
	 * What else was said of the file is the record's from then on, passwords nobody's.
	 */
	UploadPlan done(UploadReceipt answer) {
		return ended(this.metadata.fileName(), answer, null);
	}

	/** Its id is known to have had an upload, of which nothing is kept. */
	UploadPlan aborted() {
		return ended(null, null, Instant.now());
	}

	private UploadPlan ended(@Nullable String fileName, @Nullable UploadReceipt answer, @Nullable Instant aborted) {
		FileMetadata name = new FileMetadata(fileName, null, null, List.of(), false, null);
		return new UploadPlan(this.id, this.processId, this.createdAt, this.uploadId, this.size, this.sha256,
				this.partChecksums, name, answer, aborted);
	}

}
