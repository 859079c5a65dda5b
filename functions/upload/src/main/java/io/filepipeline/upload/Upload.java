package io.filepipeline.upload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadReceipt.Processing;
import io.filepipeline.contracts.UploadRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Stores a file, queues its record, and queues its processing when that was asked for.
 * All that can be wrong with a request is found before anything is changed.
 */
class Upload implements Function<UploadRequest, UploadReceipt> {

	private static final int MAX_PARTS = 10_000;

	private static final int MAX_PAGES = 100_000;

	/** What the messages hold besides the metadata, with room to spare. */
	private static final int ENVELOPE_BYTES = 8192;

	private final FileStore files;

	private final MessageQueue recordsQueue;

	private final MessageQueue processingQueue;

	private final IssuedIds ids;

	Upload(FileStore files, MessageQueue recordsQueue, MessageQueue processingQueue, IssuedIds ids) {
		this.files = files;
		this.recordsQueue = recordsQueue;
		this.processingQueue = processingQueue;
		this.ids = ids;
	}

	/**
	 * Takes in one file.
	 * @throws RejectedRequest when the request can never succeed; nothing was changed
	 * @throws Unavailable when S3 or SQS fail; the same request may succeed later
	 */
	@Override
	public UploadReceipt apply(UploadRequest request) {
		try {
			return takeIn(request);
		}
		catch (SdkException ex) {
			throw new Unavailable(ex);
		}
	}

	private UploadReceipt takeIn(UploadRequest request) {
		FileMetadata metadata = checked(request.metadata());
		IncomingFile file = this.files.inspect(request.content());
		UUID id = this.ids.next();
		@Nullable ProcessParams plan = (metadata.process() && file.isPdf()) ? plan(metadata) : null;
		StoredFile stored = this.files.store(id, file);
		@Nullable UUID processId = (plan != null) ? this.ids.next() : null;
		queueRecord(new RecordRequest(FileRecord.uploaded(metadata, stored, processId, Instant.now()), plan), stored);
		if (plan != null && processId != null) {
			this.processingQueue.send(new SplitRequest(processId, id, stored.bucket(), stored.objectKey(),
					metadata.withProcessParams(plan)));
		}
		return new UploadReceipt(stored, RecordReceipt.queued(id), processing(metadata, plan, processId));
	}

	/** A file without a record would be found by nobody: better none than that. */
	private void queueRecord(RecordRequest record, StoredFile stored) {
		try {
			this.recordsQueue.send(record);
		}
		catch (SdkException ex) {
			discard(stored, ex);
			throw ex;
		}
	}

	private static @Nullable Processing processing(FileMetadata metadata, @Nullable ProcessParams plan,
			@Nullable UUID processId) {
		if (plan == null || processId == null) {
			return metadata.process() ? Processing.notPdf() : null;
		}
		return Processing.submitted(processId,
				plan.parts().stream().map((part) -> Objects.requireNonNull(part.id())).toList());
	}

	private FileMetadata checked(FileMetadata metadata) {
		Constraints.check(metadata, "/metadata");
		if (metadata.fileName() == null) {
			throw RejectedRequest.invalid("/metadata/file_name", "is required");
		}
		if (metadata.process() && metadata.processParams() == null) {
			throw RejectedRequest.invalid("/metadata/process_params", "is required when process is true");
		}
		List<PartRequest> parts = (metadata.processParams() != null) ? metadata.processParams().parts() : List.of();
		if (parts.size() > MAX_PARTS) {
			throw RejectedRequest.because(ProblemCode.TOO_MANY_PARTS,
					"file_map has " + parts.size() + " entries; at most " + MAX_PARTS + " are allowed");
		}
		long pages = parts.stream().mapToLong((part) -> part.pages().size()).sum();
		if (pages > MAX_PAGES) {
			throw RejectedRequest.because(ProblemCode.TOO_MANY_PAGES,
					"file_map lists " + pages + " pages; at most " + MAX_PAGES + " are allowed");
		}
		return metadata;
	}

	/** Ids are given here, once: whatever is done again later has the effect of once. */
	private ProcessParams plan(FileMetadata metadata) {
		ProcessParams wanted = Objects.requireNonNull(metadata.processParams());
		ProcessParams plan = wanted
			.withParts(wanted.parts().stream().map((part) -> new PartRequest(this.ids.next(), part.pages())).toList());
		int bytes = Json.write(metadata.withProcessParams(plan)).getBytes(StandardCharsets.UTF_8).length;
		if (bytes > MessageQueue.MAX_BYTES - ENVELOPE_BYTES) {
			throw RejectedRequest.because(ProblemCode.TOO_MANY_PAGES, "file_map takes " + bytes
					+ " bytes, more than a queue message holds; ask for fewer parts or pages");
		}
		return plan;
	}

	private void discard(StoredFile stored, SdkException cause) {
		try {
			this.files.delete(stored);
		}
		catch (SdkException ex) {
			cause.addSuppressed(ex);
		}
	}

}
