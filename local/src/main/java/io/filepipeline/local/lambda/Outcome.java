package io.filepipeline.local.lambda;

import java.nio.charset.StandardCharsets;

/**
 * What came of an invocation.
 *
 * @param payload the answer, or the error, as JSON
 * @param failed which of the two
 */
public record Outcome(byte[] payload, boolean failed) {

	public String json() {
		return new String(this.payload, StandardCharsets.UTF_8);
	}

}
