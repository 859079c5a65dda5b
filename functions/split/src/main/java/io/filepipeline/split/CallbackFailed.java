package io.filepipeline.split;

import org.jspecify.annotations.Nullable;

/**
 * Parts could not be reported. They are stored; splitting again stores and reports the
 * same.
 */
class CallbackFailed extends RuntimeException {

	CallbackFailed(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
