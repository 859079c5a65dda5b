package io.filepipeline.lambda;

import java.util.Locale;

import io.filepipeline.contracts.RejectedRequest;

/**
 * A path that takes POST.
 */
interface Route {

	/** The path, without a slash at its end. */
	String path();

	/** The content type that it takes. */
	String consumes();

	/**
	 * Answers a request.
	 * @throws RejectedRequest when it can never succeed
	 * @throws io.filepipeline.contracts.Unavailable when it may succeed later
	 */
	HttpAnswer post(HttpEvent request);

	default boolean takes(HttpEvent request) {
		String type = request.header("content-type");
		return type != null && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(consumes());
	}

}
