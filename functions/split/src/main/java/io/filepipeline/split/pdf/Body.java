package io.filepipeline.split.pdf;

/**
 * The bytes of a stream, in the file.
 *
 * @param place where they begin
 * @param length how many there are; -1 for an object that is no stream
 */
record Body(long place, long length) {

	static final Body NONE = new Body(0, -1);

	boolean isThere() {
		return this.length >= 0;
	}

}
