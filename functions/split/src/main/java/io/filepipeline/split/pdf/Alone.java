package io.filepipeline.split.pdf;

/**
 * A part cannot be made beside others: it takes more memory than there is for each, or
 * the document has to be repaired first.
 */
final class Alone extends RuntimeException {

	Alone(Throwable cause) {
		super(cause);
	}

	Alone() {
	}

}
