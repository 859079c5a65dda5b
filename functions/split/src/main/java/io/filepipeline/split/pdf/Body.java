package io.filepipeline.split.pdf;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream.
 *
 * @param place where they begin in the file
 * @param length how many there are; -1 for an object that is no stream
 * @param deflated what is written in their place; {@code null} if they are copied
 */
record Body(long place, long length, byte @Nullable [] deflated) {

	static final Body NONE = new Body(0, -1, null);

	boolean isThere() {
		return this.length >= 0;
	}

}
