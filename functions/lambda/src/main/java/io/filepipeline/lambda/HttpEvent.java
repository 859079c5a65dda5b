package io.filepipeline.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as a Function URL or an HTTP API hands it in, payload version 2.0.
 *
 * @param rawPath the path, with the stage's name before it unless that is
 * {@code $default}
 * @param headers the headers, their names in lower case
 * @param body the body, as text or as base64
 * @param isBase64Encoded which of the two
 * @param requestContext where it came in
 */
record HttpEvent(@Nullable String rawPath, @Nullable Map<String, String> headers, @Nullable String body,
		boolean isBase64Encoded, RequestContext requestContext) {

	String method() {
		return this.requestContext.http().method();
	}

	/** The path that was asked for, without stage and, as on the host, trailing slash. */
	String path() {
		String path = (this.rawPath != null) ? this.rawPath : "/";
		String stage = "/" + this.requestContext.stage();
		if (path.startsWith(stage + "/")) {
			path = path.substring(stage.length());
		}
		return (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
	}

	@Nullable String header(String name) {
		return (this.headers != null) ? this.headers.get(name) : null;
	}

	byte[] bytes() {
		String body = (this.body != null) ? this.body : "";
		return this.isBase64Encoded ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Where a request came in.
	 *
	 * @param stage the stage of the API
	 * @param http what was asked for
	 */
	record RequestContext(@Nullable String stage, Http http) {
	}

	/**
	 * What was asked for.
	 *
	 * @param method the HTTP method
	 */
	record Http(String method) {
	}

}
