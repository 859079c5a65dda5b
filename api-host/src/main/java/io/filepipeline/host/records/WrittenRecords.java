package io.filepipeline.host.records;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.filepipeline.contracts.DirectUploads;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.record.Records;

import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finds records whose rows are written. That of an upload is a moment after the upload is
 * answered, and nobody should have to wait for it between two calls.
 */
@Component
public class WrittenRecords {

	/**
	 * Three seconds: as long as a row takes when the queue has nothing else to do, and
	 * more.
	 */
	private static final RetryPolicy TRIES = RetryPolicy.builder()
		.maxRetries(30)
		.delay(Duration.ofMillis(100))
		.timeout(Duration.ofSeconds(3))
		.includes(NotWritten.class)
		.build();

	private final RetryOperations tries = new RetryTemplate(TRIES);

	private final Records records;

	private final IssuedLookup lookup;

	private final DirectUploads uploads;

	WrittenRecords(Records records, IssuedLookup lookup, DirectUploads uploads) {
		this.records = records;
		this.lookup = lookup;
		this.uploads = uploads;
	}

	/**
	 * Finds a record, if need be after three seconds.
	 * @throws RejectedRequest when there is none, it was deleted, or its upload straight
	 * to S3 is not complete, or never will be
	 * @throws Unavailable when its row is not written yet, or the database does not
	 * answer
	 */
	public FileRecord get(UUID id) {
		return get(id, ProblemCode.NO_FILE);
	}

	/**
	 * Waits for the row of a record that is to be deleted, for up to three seconds, be it
	 * deleted or not.
	 * @throws RejectedRequest when there is no such record, or its upload straight to S3
	 * is not complete, or never will be
	 * @throws Unavailable when its row is not written yet, or the database does not
	 * answer
	 */
	public void awaitRow(UUID id) {
		try {
			get(id, ProblemCode.IN_USE);
		}
		catch (RejectedRequest ex) {
			if (ex.problem().code() != ProblemCode.DELETED) {
				throw ex;
			}
		}
	}

	private FileRecord get(UUID id, ProblemCode incomplete) {
		try {
			return this.tries.invoke(() -> find(id));
		}
		catch (NotWritten ex) {
			if (this.uploads.isUnderWay(id)) {
				throw RejectedRequest.because(incomplete,
						"The upload of this record is not complete; POST /api/uploads/" + id
								+ "/complete completes it, DELETE /api/uploads/" + id + " aborts it");
			}
			throw ex;
		}
	}

	private FileRecord find(UUID id) {
		FileRecord record = this.lookup.findRecord(id, () -> stored(id), () -> FileRecord.queued(id));
		if (!isWritten(record)) {
			throw new NotWritten(id);
		}
		return record;
	}

	/**
	 * To readers a new id is queued while the database is away; here that is no answer.
	 */
	private Optional<FileRecord> stored(UUID id) {
		try {
			return this.records.findById(id);
		}
		catch (DataAccessException | TransactionException ex) {
			throw new Unavailable(ex);
		}
	}

	/** A row that is queued is that of a part. */
	private static boolean isWritten(FileRecord record) {
		return record.status() != RecordStatus.QUEUED || record.parentId() != null;
	}

	/**
	 * What passes by itself, unlike a database that does not answer.
	 */
	private static final class NotWritten extends Unavailable {

		NotWritten(UUID id) {
			super("The record " + id + " is not written yet");
		}

	}

}
