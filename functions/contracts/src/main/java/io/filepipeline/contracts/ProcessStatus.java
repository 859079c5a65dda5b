package io.filepipeline.contracts;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a process is. The last three never change.
 */
public enum ProcessStatus {

	/** Accepted, not begun. */
	QUEUED,
	/** Some parts are being made or done. */
	RUNNING,
	/** All parts are in the bucket, or planned where only the plan was asked for. */
	SUCCEEDED,
	/** Some parts are in the bucket, the others can never be made. */
	PARTIALLY_SUCCEEDED,
	/** No part can ever be made. */
	FAILED;

	/** Whether it stays so. */
	public boolean isFinal() {
		return this != QUEUED && this != RUNNING;
	}

	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
