package io.filepipeline.local;

/**
 * Something that the user can put right keeps the pipeline from starting; the message
 * says in one line what.
 */
class CannotStart extends RuntimeException {

	CannotStart(String message) {
		super(message);
	}

}
