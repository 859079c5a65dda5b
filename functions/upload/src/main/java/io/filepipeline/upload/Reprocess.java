package io.filepipeline.upload;

import java.util.Objects;

import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadReceipt.Processing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Has a file split that is already stored, be it an upload or a part.
 */
public class Reprocess {

	private static final Logger logger = LoggerFactory.getLogger(Reprocess.class);

	private static final int LONGEST_NAME = 255;

	private final Submissions submissions;

	private final IssuedIds ids;

	private final Tickets tickets;

	Reprocess(Submissions submissions, IssuedIds ids, Tickets tickets) {
		this.submissions = submissions;
		this.ids = ids;
		this.tickets = tickets;
	}

	/**
	 * Submits the file of a record to be split.
	 * @param record as it is written
	 * @param key what the sender calls the request, to be able to send it again
	 * @throws RejectedRequest when the request can never succeed, or the record has no
	 * file yet; nothing was changed
	 * @throws Unavailable when S3 or SQS fail; the same request may succeed later
	 */
	public Processing apply(FileRecord record, ProcessParams params, @Nullable IdempotencyKey key) {
		try {
			return submit(record, params, key);
		}
		catch (SdkException ex) {
			throw new Unavailable(ex);
		}
	}

	private Processing submit(FileRecord record, ProcessParams params, @Nullable IdempotencyKey key) {
		check(record);
		this.submissions.checkSize(Objects.requireNonNullElse(record.size(), 0L), "/record_id");
		this.submissions.check(params);
		FileMetadata metadata = metadata(record, params);
		if (key == null) {
			return submit(record, metadata, Ticket.issue(this.ids, ""));
		}
		Ticket draft = Ticket.issue(this.ids, Sha256.of(record.id() + Json.write(params)));
		// a request that can never succeed must not use up its key
		this.submissions.plan(metadata, draft.processId());
		Ticket ticket = this.tickets.claim(key, draft);
		if (ticket.receipt() != null && ticket.receipt().processing() != null) {
			return ticket.receipt().processing();
		}
		Processing processing = submit(record, metadata, ticket);
		this.tickets.keep(key,
				ticket.done(new UploadReceipt(record.file(), RecordReceipt.queued(record.id()), processing)));
		return processing;
	}

	private static void check(FileRecord record) {
		if (record.status() != RecordStatus.SUCCEEDED) {
			throw RejectedRequest.because(ProblemCode.NO_FILE,
					"The record has no file to split: it is " + record.status().wireName());
		}
		if (!IncomingFile.PDF.equals(record.mimeType())) {
			throw RejectedRequest.because(ProblemCode.NOT_A_PDF,
					"Only PDF files can be split; this is " + record.mimeType());
		}
	}

	private Processing submit(FileRecord record, FileMetadata metadata, Ticket ticket) {
		ProcessParams plan = Objects.requireNonNull(this.submissions.plan(metadata, ticket.processId()));
		FileRecord submitted = record.inProcess(ticket.processId(), ticket.issuedAt());
		this.submissions.announce(submitted, plan);
		Processing processing = this.submissions.queue(submitted, metadata.withProcessParams(plan));
		logger.info("Submitted {}; process {}", record.id(), ticket.processId());
		return processing;
	}

	private static FileMetadata metadata(FileRecord record, ProcessParams params) {
		return new FileMetadata(shortened(record.fileName()), record.folderName(), record.description(), record.tags(),
				true, params);
	}

	/** That of a part may be longer than that of an upload. */
	private static @Nullable String shortened(@Nullable String name) {
		if (name == null || name.length() <= LONGEST_NAME) {
			return name;
		}
		int dot = Math.max(name.lastIndexOf('.'), name.length() - LONGEST_NAME / 2);
		int end = LONGEST_NAME - (name.length() - dot);
		return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + name.substring(dot);
	}

}
