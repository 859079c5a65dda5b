package io.filepipeline.split.pdf;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream.
 *
 * @param place where they begin in the file
 * @param length how many there are; -1 for an object that is no stream
 * @param kept what is written: they, or what was deflated of them; {@code null} if they
 * are copied from the file
 */
record Body(long place, long length, byte @Nullable [] kept) {

	static final Body NONE = new Body(0, -1, null);

	boolean isThere() {
		return this.length >= 0;
	}

	/** What ends a dictionary before it, but for the length. */
	String end() {
		if (!isThere()) {
			return ">>";
		}
		return (this.kept != null && this.kept.length < this.length) ? "/Filter/FlateDecode" : "";
	}

}
