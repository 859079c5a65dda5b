package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes of which equal ones are counted (ISO 32000-2, 7.4.5).
 */
final class RunLengthStream extends DecodedStream {

	private static final int END = 128;

	RunLengthStream(InputStream encoded, long most) {
		super(encoded, most);
	}

	@Override
	int decode(byte[] block, int from) throws IOException {
		int length = next();
		if (length == END || length < 0) {
			return -1;
		}
		if (length > END) {
			int to = from + 2 * END + 1 - length;
			Arrays.fill(block, from, to, (byte) nextOf("A run"));
			return to;
		}
		for (int i = 0; i <= length; i++) {
			block[from + i] = (byte) nextOf("A run");
		}
		return from + length + 1;
	}

}
