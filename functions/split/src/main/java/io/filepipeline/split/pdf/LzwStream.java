package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes compressed by the method of Lempel, Ziv and Welch (ISO 32000-2, 7.4.4).
 */
final class LzwStream extends DecodedStream {

	private static final int CLEAR = 256;

	private static final int END = 257;

	private static final int FIRST = 258;

	private static final int NARROWEST = 9;

	private static final int WIDEST = 12;

	private static final int NONE = -1;

	/** How many codes before it has to be a code gets wider. */
	private final int early;

	/** Of each code: that of all bytes but the last, the last, the first, the length. */
	private final short[] starts = new short[STEP];

	private final byte[] lasts = new byte[STEP];

	private final byte[] firsts = new byte[STEP];

	private final short[] lengths = new short[STEP];

	private int codes = FIRST;

	private int width = NARROWEST;

	private int before = NONE;

	private int bits;

	private int count;

	LzwStream(InputStream encoded, long most, boolean early) {
		super(encoded, most);
		this.early = early ? 1 : 0;
		for (int i = 0; i < CLEAR; i++) {
			this.lasts[i] = (byte) i;
			this.firsts[i] = (byte) i;
			this.lengths[i] = 1;
		}
	}

	@Override
	int decode(byte[] block, int from) throws IOException {
		int code = code();
		if (code == END) {
			return -1;
		}
		if (code == CLEAR) {
			this.codes = FIRST;
			this.width = NARROWEST;
			this.before = NONE;
			return from;
		}
		if (this.before != NONE) {
			add(code);
		}
		if (code >= this.codes) {
			throw new Irregular("A code that stands for nothing");
		}
		this.before = code;
		int end = from + this.lengths[code];
		int next = code;
		for (int at = end - 1; at >= from; at--) {
			block[at] = this.lasts[next];
			next = this.starts[next];
		}
		return end;
	}

	private int code() throws IOException {
		int next = next();
		if (next < 0) {
			return END;
		}
		take(next);
		if (this.count < this.width) {
			take(nextOf("A code"));
		}
		this.count -= this.width;
		return this.bits >>> this.count & (1 << this.width) - 1;
	}

	private void take(int next) {
		this.bits = this.bits << 8 | next;
		this.count += 8;
	}

	/**
	 * What was before and the first byte of this, which may be the code that is added.
	 */
	private void add(int code) {
		if (this.codes == STEP) {
			throw new Irregular("There are too many codes");
		}
		this.starts[this.codes] = (short) this.before;
		this.lasts[this.codes] = this.firsts[(code == this.codes) ? this.before : code];
		this.firsts[this.codes] = this.firsts[this.before];
		this.lengths[this.codes] = (short) (this.lengths[this.before] + 1);
		this.codes++;
		if (this.width < WIDEST && this.codes + this.early >= 1 << this.width) {
			this.width++;
		}
	}

}
