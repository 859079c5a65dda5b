package io.filepipeline.split.pdf;

/**
 * Puts bytes one after the other.
 */
final class Bytes {

	private Bytes() {
	}

	static byte[] join(byte[]... pieces) {
		int length = 0;
		for (byte[] piece : pieces) {
			length += piece.length;
		}
		byte[] all = new byte[length];
		int at = 0;
		for (byte[] piece : pieces) {
			System.arraycopy(piece, 0, all, at, piece.length);
			at += piece.length;
		}
		return all;
	}

}
