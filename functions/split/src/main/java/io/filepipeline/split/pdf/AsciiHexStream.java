package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes written as text, each as two digits (ISO 32000-2, 7.4.2).
 */
final class AsciiHexStream extends DecodedStream {

	private boolean last;

	AsciiHexStream(InputStream encoded, long most) {
		super(encoded, most);
	}

	@Override
	int decode(byte[] block, int from) throws IOException {
		int high = this.last ? '>' : nextCharacter();
		if (high == '>' || high < 0) {
			return -1;
		}
		int low = nextCharacter();
		this.last = low == '>';
		block[from] = (byte) (digit(high) << 4 | (this.last ? 0 : digit(low)));
		return from + 1;
	}

	private static int digit(int character) {
		int digit = Character.digit(character, 16);
		if (digit < 0) {
			throw new Irregular("A character that is no digit");
		}
		return digit;
	}

}
