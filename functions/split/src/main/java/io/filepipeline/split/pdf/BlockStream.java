package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that come block by block, always in the same memory.
 */
abstract class BlockStream extends InputStream {

	/** Of the usual size. */
	static final int BLOCK = 16 * 1024;

	private final byte[] block;

	private int at;

	private int end;

	BlockStream(int size) {
		this.block = new byte[size];
	}

	/**
	 * Fills the block with what is next.
	 * @return how many bytes there are; none at the end
	 * @throws Irregular if they are not as the document says
	 */
	abstract int fill(byte[] block) throws IOException;

	@Override
	public final int read() throws IOException {
		return isAtEnd() ? -1 : this.block[this.at++] & 0xFF;
	}

	@Override
	public final int read(byte[] target, int from, int count) throws IOException {
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
			this.at = 0;
			this.end = fill(this.block);
		}
		return this.end == 0;
	}

}
