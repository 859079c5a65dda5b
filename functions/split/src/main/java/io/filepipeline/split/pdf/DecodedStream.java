package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a filter makes of a stream, in the same memory however long it is. Other decoders
 * pass over damage and give what is left; here it is told, so that a part has what the
 * document has.
 */
abstract class DecodedStream extends InputStream {

	private static final int BLOCK = 16 * 1024;

	/** What a step makes at most. */
	static final int STEP = 4096;

	private final InputStream encoded;

	private final byte[] block = new byte[BLOCK];

	private int at;

	private int end;

	private long left;

	private boolean ended;

	/**
	 * Decodes a stream.
	 * @param most how many bytes it may make
	 */
	DecodedStream(InputStream encoded, long most) {
		this.encoded = encoded;
		this.left = most;
	}

	/**
	 * Decodes a little more.
	 * @param block to write to; has room for a {@link #STEP}
	 * @param from where to begin
	 * @return up to where there is something, or -1 at the end: where the encoded bytes
	 * say it, or after the last of them, as some writers have it
	 * @throws Irregular if it is damaged
	 */
	abstract int decode(byte[] block, int from) throws IOException;

	InputStream encoded() {
		return this.encoded;
	}

	/** The next byte that is encoded; -1 if there is none. */
	final int next() throws IOException {
		return this.encoded.read();
	}

	/**
	 * The same where there has to be one.
	 * @throws Irregular if there is none
	 */
	final int nextOf(String what) throws IOException {
		int next = next();
		if (next < 0) {
			throw new Irregular(what + " is cut off");
		}
		return next;
	}

	/** The next byte that is no white space; -1 if there is none. */
	final int nextCharacter() throws IOException {
		int next = next();
		while (next >= 0 && Lexer.isWhite(next)) {
			next = next();
		}
		return next;
	}

	/**
	 * Reads a byte.
	 * @throws Irregular if it is damaged, or there are more than there may be
	 */
	@Override
	public int read() throws IOException {
		return isAtEnd() ? -1 : this.block[this.at++] & 0xFF;
	}

	/** The same for several. */
	@Override
	public int read(byte[] target, int from, int count) throws IOException {
		if (count == 0) {
			return 0;
		}
		if (isAtEnd()) {
			return -1;
		}
		int step = Math.min(count, this.end - this.at);
		System.arraycopy(this.block, this.at, target, from, step);
		this.at += step;
		return step;
	}

	private boolean isAtEnd() throws IOException {
		if (this.at == this.end) {
			fill();
		}
		return this.at == this.end;
	}

	private void fill() throws IOException {
		this.at = 0;
		this.end = 0;
		while (!this.ended && this.end + STEP <= BLOCK) {
			int next = decode(this.block, this.end);
			this.ended = next < 0;
			this.end = Math.max(this.end, next);
		}
		this.left -= this.end;
		if (this.left < 0) {
			throw new Irregular("A stream becomes too long");
		}
	}

	@Override
	public void close() throws IOException {
		this.encoded.close();
	}

}
