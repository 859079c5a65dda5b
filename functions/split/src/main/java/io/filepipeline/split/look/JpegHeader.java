package io.filepipeline.split.look;

import java.io.IOException;

/**
 * What a JPEG image says of itself, and how much work it is.
 *
 * @param width in pixels
 * @param height in pixels
 * @param scans how often all pixels are gone through
 */
record JpegHeader(int width, int height, int scans) {

	/**
	 * A decoder keeps all coefficients of an image that comes in several scans outside of
	 * the heap.
	 */
	private static final long MOST_PIXELS = 80_000_000;

	private static final int MOST_SCANS = 100;

	/**
	 * Reads it.
	 * @throws IOException if there is none, or the image is too large
	 */
	static JpegHeader of(byte[] bytes) throws IOException {
		int width = 0;
		int height = 0;
		int scans = 0;
		for (int at = 0; at + 8 < bytes.length; at++) {
			int marker = (bytes[at] == (byte) 0xFF) ? bytes[at + 1] & 0xFF : 0;
			if (marker == 0xDA) {
				scans++;
			}
			else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
				// a thumbnail before may be smaller, but no decoder takes more
				height = Math.max(height, number(bytes, at + 5));
				width = Math.max(width, number(bytes, at + 7));
			}
		}
		if (width == 0 || height == 0 || (long) width * height > MOST_PIXELS || scans > MOST_SCANS) {
			throw new IOException("A JPEG image has no size, or too many pixels or scans");
		}
		return new JpegHeader(width, height, scans);
	}

	private static int number(byte[] bytes, int at) {
		return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
	}

}
