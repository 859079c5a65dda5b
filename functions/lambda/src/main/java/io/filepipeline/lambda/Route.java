package io.filepipeline.lambda;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What answers requests of a method to a path. It may throw
 * {@link io.filepipeline.contracts.RejectedRequest} when a request can never succeed, and
 * {@link io.filepipeline.contracts.Unavailable} when it may succeed later.
 *
 * @param method the HTTP method
 * @param path the path, without a slash at its end; {@code {id}} stands for one segment
 * @param consumes the content type that it takes; empty when it reads no body
 * @param answer what answers
 */
record Route(String method, String path, String consumes, Function<HttpEvent, HttpAnswer> answer) {

	/** What all routes answer, but for problems. */
	static final String PRODUCES = "application/json";

	boolean isAt(String asked) {
		return Pattern.matches(this.path.replace("{id}", "[^/]+"), asked);
	}

	boolean takes(HttpEvent request) {
		return this.consumes.isEmpty() || request.sends(this.consumes);
	}

}
