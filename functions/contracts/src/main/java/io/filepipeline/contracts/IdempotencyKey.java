package io.filepipeline.contracts;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls a request, so that it can send it again when the answer was lost
 * (draft-ietf-httpapi-idempotency-key-header): the same key with the same request has the
 * same answer, and the effect of once.
 *
 * @param value 1 to 255 printable ASCII characters, best a UUID
 */
public record IdempotencyKey(@JsonValue String value) {

	/** The name of the HTTP header. */
	public static final String HEADER = "Idempotency-Key";

	private static final Pattern ALLOWED = Pattern.compile("[!-~]{1,255}");

	/**
	 * A key as JSON has it.
	 * @throws RejectedRequest when it is too long, or has other characters
	 */
	@JsonCreator
	public IdempotencyKey {
		if (!ALLOWED.matcher(value).matches()) {
			throw RejectedRequest.invalid("/idempotency_key", "must be 1 to 255 printable ASCII characters");
		}
	}

	/** A key as the header has it: a quoted string, or the same without quotes. */
	public static @Nullable IdempotencyKey ofHeader(@Nullable String header) {
		if (header == null) {
			return null;
		}
		String key = header.strip();
		boolean quoted = key.length() > 2 && key.startsWith("\"") && key.endsWith("\"");
		return new IdempotencyKey(quoted ? key.substring(1, key.length() - 1) : key);
	}

}
