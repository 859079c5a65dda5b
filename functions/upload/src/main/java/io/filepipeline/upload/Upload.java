package io.filepipeline.upload;

import java.util.UUID;
import java.util.function.Function;

import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.contracts.UploadReceipt;
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

	private final FileStore files;

	private final Submissions submissions;

	private final IssuedIds ids;

	private final Tickets tickets;

	Upload(FileStore files, Submissions submissions, IssuedIds ids, Tickets tickets) {
		this.files = files;
		this.submissions = submissions;
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
		FileMetadata metadata = this.submissions.checked(request.metadata());
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
		FileRecord record = FileRecord.uploaded(metadata, stored, processId, ticket.issuedAt());
		announce(record, plan, stored, ticket);
		UploadReceipt receipt = this.submissions.queue(record, metadata, plan);
		logger.info("Uploaded {}, {} bytes, {}; process {}", ticket.id(), stored.size(), stored.mimeType(), processId);
		return receipt;
	}

	/**
	 * A file without a record would be found by nobody: better none than that. One that
	 * may be sent again is found by its ticket, and another request may be at work on it.
	 */
	private void announce(FileRecord record, @Nullable ProcessParams plan, StoredFile stored, Ticket ticket) {
		try {
			this.submissions.announce(record, plan);
		}
		catch (SdkException ex) {
			if (!ticket.mayComeAgain()) {
				discard(stored, ex);
			}
			throw ex;
		}
	}

	/** How to split the file; {@code null} if it is not to be split. */
	private @Nullable ProcessParams plan(FileMetadata metadata, IncomingFile file, Ticket ticket) {
		return (metadata.process() && file.isPdf()) ? this.submissions.plan(metadata, ticket.processId()) : null;
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
