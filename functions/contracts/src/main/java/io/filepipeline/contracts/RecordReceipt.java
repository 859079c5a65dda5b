package io.filepipeline.contracts;

import java.util.UUID;

/**
 * The answer to a record that was handed in.
 *
 * @param id the record's id
 * @param message what became of it, in words
 */
public record RecordReceipt(UUID id, String message) {

	/** The record waits in the queue. */
	public static RecordReceipt queued(UUID id) {
		return new RecordReceipt(id, "Metadata storage queued");
	}

	/** The record is in the database. */
	public static RecordReceipt stored(UUID id) {
		return new RecordReceipt(id, "Metadata stored");
	}

	/** The database holds the same or something newer; nothing was changed. */
	public static RecordReceipt unchanged(UUID id) {
		return new RecordReceipt(id, "Metadata already stored");
	}

}
