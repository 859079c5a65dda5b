package io.filepipeline.contracts;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What webhook endpoints can be told of: that a process has come to a status.
 */
public enum WebhookEvent {

	/** Parts are being made. */
	RUNNING,
	/** All parts are in the bucket, or planned. */
	SUCCEEDED,
	/** Some parts are, the others can never be made. */
	PARTIALLY_SUCCEEDED,
	/** No part can ever be made. */
	FAILED;

	/** Those after which a process does not change. */
	public static final List<WebhookEvent> FINAL = List.of(SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED);

	@JsonValue
	public String wireName() {
		return "process." + name().toLowerCase(Locale.ROOT);
	}

}
