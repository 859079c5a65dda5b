package io.filepipeline.split.pdf;

/**
 * The file is not as the standard says, or in a way that is not read directly. It may be
 * mended by {@link Repair}.
 */
final class Irregular extends RuntimeException {

	Irregular(String what) {
		super(what, null, false, false);
	}

}
