package io.filepipeline.split.pdf;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream.
 *
 * @param place where they begin in the file
 * @param length how many there are; -1 for an object that is no stream
 * @param kept what is written: they, or what was deflated of them; {@code null} if they
 * are copied from the file
 * @param deflated whether what is kept has a filter that the dictionary does not name
 */
record Body(long place, long length, byte @Nullable [] kept, boolean deflated) {

	static final Body NONE = new Body(0, -1, null, false);

	boolean isThere() {
		return this.length >= 0;
	}

	/** What ends a dictionary before it, but for the length. */
	String end() {
		if (!isThere()) {
			return ">>";
		}
		return this.deflated ? "/Filter/FlateDecode" : "";
	}

}
