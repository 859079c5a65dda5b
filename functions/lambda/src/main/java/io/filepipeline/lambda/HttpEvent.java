package io.filepipeline.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.contracts.JsonBody;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

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

	/** After that which is empty, {@code api} and the name. */
	private static final int ID_SEGMENT = 3;

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

	/**
	 * The id in the path, which follows the name of what it is the id of.
	 * @throws RejectedRequest when it is not even a UUID: one more that does not exist
	 */
	UUID id() {
		try {
			return UUID.fromString(path().split("/")[ID_SEGMENT]);
		}
		catch (IllegalArgumentException ex) {
			throw RejectedRequest.because(ProblemCode.NOT_FOUND, "There is nothing with this id");
		}
	}

	@Nullable String header(String name) {
		return (this.headers != null) ? this.headers.get(name) : null;
	}

	/**
	 * The body as it was sent.
	 * @throws RejectedRequest when it is no base64, although the event says so
	 */
	byte[] bytes() {
		String body = (this.body != null) ? this.body : "";
		try {
			return this.isBase64Encoded ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw RejectedRequest.invalid("/body", "must be base64, as isBase64Encoded says");
		}
	}

	/**
	 * The body as a message.
	 * @throws RejectedRequest when it has more than 1 MiB, is no JSON, or does not fit
	 * the type
	 */
	<T> T json(Class<T> type) {
		try {
			return JsonBody.read(new ByteArrayInputStream(bytes()), type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean sends(String type) {
		String sent = header("content-type");
		return sent != null && sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
	}

	/** As on the host, one that nobody can read accepts nothing. */
	boolean accepts(String type) {
		String accepted = header("accept");
		if (accepted == null || accepted.isBlank()) {
			return true;
		}
		try {
			MimeType answered = MimeTypeUtils.parseMimeType(type);
			return MimeTypeUtils.parseMimeTypes(accepted).stream().anyMatch((each) -> each.includes(answered));
		}
		catch (InvalidMimeTypeException ex) {
			return false;
		}
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
