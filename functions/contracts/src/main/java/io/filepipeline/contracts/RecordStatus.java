package io.filepipeline.contracts;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a file is. It only moves forward, and the last two never change.
 */
public enum RecordStatus {

	/** Announced, not begun. */
	QUEUED,
	/** Being made. */
	RUNNING,
	/** In the bucket. */
	SUCCEEDED,
	/** Can never be made; the record says why. */
	FAILED;

	public boolean isFinal() {
		return this == SUCCEEDED || this == FAILED;
	}

	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
