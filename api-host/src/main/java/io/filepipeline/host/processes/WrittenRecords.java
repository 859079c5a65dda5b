package io.filepipeline.host.processes;

import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.host.records.IssuedLookup;
import io.filepipeline.record.Records;

import org.springframework.stereotype.Component;

/**
 * Finds records whose rows are written. That of an upload is a moment after the upload is
 * answered, and nobody should have to wait for it between two calls.
 */
@Component
class WrittenRecords {

	private static final int TRIES = 30;

	private static final int PAUSE_MILLIS = 100;

	private final Records records;

	private final IssuedLookup lookup;

	WrittenRecords(Records records, IssuedLookup lookup) {
		this.records = records;
		this.lookup = lookup;
	}

	/**
	 * Finds a record, if need be after three seconds.
	 * @throws io.filepipeline.contracts.RejectedRequest when there is none
	 * @throws Unavailable when its row is not written yet
	 */
	FileRecord get(UUID id) {
		for (int i = 0; i < TRIES; i++) {
			FileRecord record = this.lookup.find(id, () -> this.records.findById(id), () -> FileRecord.queued(id));
			if (isWritten(record)) {
				return record;
			}
			pause();
		}
		throw new Unavailable("The record " + id + " is not written yet");
	}

	/** A row that is queued is that of a part. */
	private static boolean isWritten(FileRecord record) {
		return record.status() != RecordStatus.QUEUED || record.parentId() != null;
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Unavailable("The host is being stopped");
		}
	}

}
