package io.filepipeline.split.pdf;

import java.util.Arrays;

/**
 * An object that is the same in all parts and is deflated once, to be the end of an
 * object stream.
 *
 * @param text the object, and what separates it from the next
 * @param deflated what was made of that
 */
record Deflated(byte[] text, byte[] deflated) {

	/**
	 * Whether this is its object. A font may be cut for one part, and not for another.
	 */
	boolean isOf(Chunk chunk) {
		return Arrays.equals(this.text, 0, this.text.length - 1, chunk.text(), 0, chunk.text().length);
	}

}
