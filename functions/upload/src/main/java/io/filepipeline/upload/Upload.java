package io.filepipeline.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PageRanges;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadReceipt.Processing;
import io.filepipeline.contracts.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Stores a file, queues its record, and queues its processing when that was asked for.
 * All that can be wrong with a request is found before anything is changed.
 */
class Upload implements Function<UploadRequest, UploadReceipt> {

	private static final Logger logger = LoggerFactory.getLogger(Upload.class);

	/** What the messages hold besides the metadata, with room to spare. */
	private static final int ENVELOPE_BYTES = 8192;

	private final FileStore files;

	private final MessageQueue recordsQueue;

	private final MessageQueue processingQueue;

	private final IssuedIds ids;

	private final Tickets tickets;

	Upload(FileStore files, MessageQueue recordsQueue, MessageQueue processingQueue, IssuedIds ids, Tickets tickets) {
		this.files = files;
		this.recordsQueue = recordsQueue;
		this.processingQueue = processingQueue;
		this.ids = ids;
		this.tickets = tickets;
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
		@Nullable IdempotencyKey key = request.idempotencyKey();
		if (key == null) {
			return takeIn(metadata, file, Ticket.issue(this.ids, ""));
		}
		Ticket draft = Ticket.issue(this.ids, Sha256.of(Json.write(metadata) + this.files.sha256(file)));
		// a request that can never succeed must not use up its key
		plan(metadata, file, draft);
		Ticket ticket = this.tickets.claim(key, draft);
		if (ticket.receipt() != null) {
			return ticket.receipt();
		}
		UploadReceipt receipt = takeIn(metadata, file, ticket);
		this.tickets.keep(key, ticket.done(receipt));
		return receipt;
	}

	private UploadReceipt takeIn(FileMetadata metadata, IncomingFile file, Ticket ticket) {
		@Nullable ProcessParams plan = plan(metadata, file, ticket);
		@Nullable UUID processId = (plan != null) ? ticket.processId() : null;
		StoredFile stored = this.files.store(ticket.id(), file);
		queueRecord(new RecordRequest(FileRecord.uploaded(metadata, stored, processId, ticket.issuedAt()),
				(plan != null) ? plan.withoutPasswords() : null), stored, ticket);
		if (plan != null && processId != null) {
			this.processingQueue.send(new SplitRequest(processId, ticket.id(), stored.bucket(), stored.objectKey(),
					metadata.withProcessParams(plan)));
		}
		logger.info("Uploaded {}, {} bytes, {}; process {}", ticket.id(), stored.size(), stored.mimeType(), processId);
		return new UploadReceipt(stored, RecordReceipt.queued(ticket.id()), processing(metadata, plan, processId));
	}

	/**
	 * A file without a record would be found by nobody: better none than that. One that
	 * may be sent again is found by its ticket, and another request may be at work on it.
	 */
	private void queueRecord(RecordRequest record, StoredFile stored, Ticket ticket) {
		try {
			this.recordsQueue.send(record);
		}
		catch (SdkException ex) {
			if (!ticket.mayComeAgain()) {
				discard(stored, ex);
			}
			throw ex;
		}
	}

	private static @Nullable Processing processing(FileMetadata metadata, @Nullable ProcessParams plan,
			@Nullable UUID processId) {
		if (plan == null || processId == null) {
			return metadata.process() ? Processing.notPdf() : null;
		}
		return Processing.submitted(processId,
				plan.splitParams().listedParts().stream().map((part) -> Objects.requireNonNull(part.id())).toList());
	}

	private FileMetadata checked(FileMetadata metadata) {
		Constraints.check(metadata, "/metadata");
		if (metadata.fileName() == null) {
			throw RejectedRequest.invalid("/metadata/file_name", "is required");
		}
		if (metadata.process() && metadata.processParams() == null) {
			throw RejectedRequest.invalid("/metadata/process_params", "is required when process is true");
		}
		checkFileMap(metadata.processParams());
		return metadata;
	}

	private static void checkFileMap(@Nullable ProcessParams params) {
		List<PartRequest> parts = (params != null && params.splitParams().fileMap() != null)
				? params.splitParams().fileMap() : List.of();
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
	 * Gives the parts that are listed their ids: whatever is done again later has the
	 * effect of once.
	 * @return how to split the file; {@code null} if it is not to be split
	 */
	private @Nullable ProcessParams plan(FileMetadata metadata, IncomingFile file, Ticket ticket) {
		ProcessParams params = metadata.processParams();
		if (!metadata.process() || params == null || !file.isPdf()) {
			return null;
		}
		List<PartRequest> listed = params.splitParams().listedParts();
		ProcessParams plan = listed.isEmpty() ? params : params.withListedParts(IntStream.range(0, listed.size())
			.mapToObj((index) -> new PartRequest(this.ids.ofPart(ticket.processId(), index), listed.get(index).pages()))
			.toList());
		int bytes = Json.write(metadata.withProcessParams(plan)).getBytes(StandardCharsets.UTF_8).length;
		if (bytes > MessageQueue.MAX_BYTES - ENVELOPE_BYTES) {
			throw RejectedRequest.because(ProblemCode.TOO_MANY_PAGES, "split_params takes " + bytes
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
