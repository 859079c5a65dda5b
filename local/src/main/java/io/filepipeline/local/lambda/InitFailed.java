package io.filepipeline.local.lambda;

/**
 * A function does not start.
 */
class InitFailed extends RuntimeException {

	InitFailed(String message) {
		super(message);
	}

}
