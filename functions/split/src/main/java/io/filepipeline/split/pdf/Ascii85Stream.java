package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes written as text, four as five characters (ISO 32000-2, 7.4.3).
 */
final class Ascii85Stream extends DecodedStream {

	private static final int BASE = 85;

	private static final int DIGITS = 5;

	private boolean last;

	Ascii85Stream(InputStream encoded, long most) {
		super(encoded, most);
	}

	@Override
	int decode(byte[] block, int from) throws IOException {
		int first = this.last ? '~' : nextCharacter();
		if (first == '~' || first < 0) {
			return -1;
		}
		if (first == 'z') {
			Arrays.fill(block, from, from + DIGITS - 1, (byte) 0);
			return from + DIGITS - 1;
		}
		long group = digit(first);
		int digits = 1;
		while (digits < DIGITS && !this.last) {
			int next = nextCharacter();
			this.last = next == '~';
			if (!this.last) {
				group = BASE * group + digit(next);
				digits++;
			}
		}
		return write(group, digits, block, from);
	}

	private static int write(long group, int digits, byte[] block, int from) {
		long value = group;
		for (int i = digits; i < DIGITS; i++) {
			value = BASE * value + BASE - 1;
		}
		if (digits == 1 || value >> Integer.SIZE != 0) {
			throw new Irregular("A group that stands for nothing");
		}
		for (int i = 0; i < digits - 1; i++) {
			block[from + i] = (byte) (value >> 24 - 8 * i);
		}
		return from + digits - 1;
	}

	private static int digit(int character) {
		if (character < '!' || character >= '!' + BASE) {
			throw new Irregular("A character that stands for nothing");
		}
		return character - '!';
	}

}
