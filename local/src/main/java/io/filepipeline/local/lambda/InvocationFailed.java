package io.filepipeline.local.lambda;

/**
 * A function does not start, or fails as a whole.
 */
class InvocationFailed extends RuntimeException {

	InvocationFailed(String message) {
		super(message);
	}

}
