package io.filepipeline.upload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PageRanges;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadReceipt.Processing;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Submits files that are stored to be split: announces the record with its process and
 * the parts that are listed, and queues the process.
 */
class Submissions {

	/** What the messages hold besides the metadata, with room to spare. */
	private static final int ENVELOPE_BYTES = 8192;

	/** With a few pages each, their ids are what takes most of a message. */
	private static final int MANY_LISTED = 10_000;

	/** What splitting takes: as much as several documents to merge may have. */
	private static final DataSize MAX_DOCUMENT = DataSize.ofGigabytes(5);

	private final MessageQueue recordsQueue;

	private final MessageQueue processingQueue;

	private final IssuedIds ids;

	Submissions(MessageQueue recordsQueue, MessageQueue processingQueue, IssuedIds ids) {
		this.recordsQueue = recordsQueue;
		this.processingQueue = processingQueue;
		this.ids = ids;
	}

	/**
	 * Returns the metadata of an upload, if they are right.
	 * @throws RejectedRequest naming each field that is not
	 */
	FileMetadata checked(FileMetadata metadata) {
		Constraints.check(metadata, "/metadata");
		if (metadata.fileName() == null) {
			throw RejectedRequest.invalid("/metadata/file_name", "is required");
		}
		if (metadata.process() && metadata.processParams() == null) {
			throw RejectedRequest.invalid("/metadata/process_params", "is required when process is true");
		}
		if (metadata.processParams() != null) {
			check(metadata.processParams());
		}
		return metadata;
	}

	/**
	 * Checks what fields cannot say of themselves.
	 * @throws RejectedRequest when there are too many parts or pages
	 */
	void check(ProcessParams params) {
		List<PartRequest> parts = Objects.requireNonNullElse(params.splitParams().fileMap(), List.of());
		if (parts.size() > SplitParams.MAX_PARTS) {
			throw RejectedRequest.because(ProblemCode.TOO_MANY_PARTS,
					"file_map has " + parts.size() + " entries; at most " + SplitParams.MAX_PARTS + " are allowed");
		}
		long pages = parts.stream().mapToLong((part) -> part.pages().size()).sum();
		if (pages > PageRanges.MAX_PAGES) {
			throw RejectedRequest.because(ProblemCode.TOO_MANY_PAGES,
					"file_map lists " + pages + " pages; at most " + PageRanges.MAX_PAGES + " are allowed");
		}
	}

	/**
	 * Checks whether splitting takes a document of this size.
	 * @param pointer the field of the request that tells which document it is
	 * @throws RejectedRequest when it is too large
	 */
	void checkSize(long bytes, String pointer) {
		if (bytes > MAX_DOCUMENT.toBytes()) {
			throw RejectedRequest.because(ProblemCode.FILE_TOO_LARGE, pointer,
					"must be that of a file of at most " + MAX_DOCUMENT.toBytes() + " bytes, as it is to be split");
		}
	}

	/**
	 * Gives the parts that are listed their ids: whatever is done again later has the
	 * effect of once.
	 * @return how to split the file; {@code null} if nothing says so
	 * @throws RejectedRequest when that takes more than a message holds
	 */
	@Nullable ProcessParams plan(FileMetadata metadata, UUID processId) {
		ProcessParams params = metadata.processParams();
		if (params == null) {
			return null;
		}
		List<PartRequest> listed = params.splitParams().listedParts();
		ProcessParams plan = listed.isEmpty() ? params
				: params.withListedParts(IntStream.range(0, listed.size())
					.mapToObj((index) -> new PartRequest(this.ids.ofPart(processId, index), listed.get(index).pages()))
					.toList());
		int bytes = Json.write(metadata.withProcessParams(plan)).getBytes(StandardCharsets.UTF_8).length;
		if (bytes > MessageQueue.MAX_BYTES - ENVELOPE_BYTES) {
			boolean manyParts = listed.size() > MANY_LISTED;
			throw RejectedRequest.because(manyParts ? ProblemCode.TOO_MANY_PARTS : ProblemCode.TOO_MANY_PAGES,
					"split_params takes " + bytes + " bytes, with the ids of listed parts; a queue message holds "
							+ (MessageQueue.MAX_BYTES - ENVELOPE_BYTES)
							+ ". Ask for fewer parts or pages, or for ranges");
		}
		return plan;
	}

	/**
	 * Queues a record, with the process that there is to be.
	 * @throws software.amazon.awssdk.core.exception.SdkException when the queue may not
	 * hold it
	 */
	void announce(FileRecord record, @Nullable ProcessParams plan) {
		this.recordsQueue.send(new RecordRequest(record, (plan != null) ? plan.withoutPasswords() : null));
	}

	/**
	 * Queues the process of an upload that has been announced, if it has one.
	 * @param plan how to split it; {@code null} if that was not asked for, or cannot be
	 * done
	 * @return the answer to the upload
	 * @throws software.amazon.awssdk.core.exception.SdkException when the queue may not
	 * hold it
	 */
	UploadReceipt queue(FileRecord record, FileMetadata metadata, @Nullable ProcessParams plan) {
		@Nullable Processing processing = metadata.process() ? Processing.notPdf() : null;
		if (plan != null) {
			processing = queue(record, metadata.withProcessParams(plan));
		}
		return new UploadReceipt(record.file(), RecordReceipt.queued(record.id()), processing);
	}

	/**
	 * Queues the process of a record that has been announced.
	 * @param metadata with the plan
	 * @throws software.amazon.awssdk.core.exception.SdkException when the queue may not
	 * hold it
	 */
	Processing queue(FileRecord record, FileMetadata metadata) {
		SplitRequest request = new SplitRequest(Objects.requireNonNull(record.processId()), record.id(),
				Objects.requireNonNull(record.bucket()), Objects.requireNonNull(record.objectKey()), metadata);
		this.processingQueue.send(request);
		return Processing.submitted(request.processId(),
				request.params()
					.splitParams()
					.listedParts()
					.stream()
					.map((part) -> Objects.requireNonNull(part.id()))
					.toList());
	}

}
