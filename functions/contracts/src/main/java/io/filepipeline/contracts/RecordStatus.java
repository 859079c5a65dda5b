package io.filepipeline.contracts;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a file is. It only moves forward, and the last three never change.
 */
public enum RecordStatus {

	/** Announced, not begun. */
	QUEUED,
	/** Being made. */
	RUNNING,
	/** In the bucket. */
	SUCCEEDED,
	/** Would be made, had not only the plan been asked for. */
	PLANNED,
	/** Can never be made; the record says why. */
	FAILED;

	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
