package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a filter makes of a stream, in the same memory however long it is. Other decoders
 * pass over damage and give what is left; here it is told, so that a part has what the
 * document has.
 */
abstract class DecodedStream extends BlockStream {

	/** What a step makes at most. */
	static final int STEP = 4096;

	private final InputStream encoded;

	private long left;

	private boolean ended;

	/**
	 * Decodes a stream.
	 * @param most how many bytes it may make
	 */
	DecodedStream(InputStream encoded, long most) {
		super(BLOCK);
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

	@Override
	final int fill(byte[] block) throws IOException {
		int end = 0;
		while (!this.ended && end + STEP <= block.length) {
			int next = decode(block, end);
			this.ended = next < 0;
			end = Math.max(end, next);
		}
		this.left -= end;
		if (this.left < 0) {
			throw new Irregular("A stream becomes too long");
		}
		return end;
	}

	@Override
	public void close() throws IOException {
		this.encoded.close();
	}

}
