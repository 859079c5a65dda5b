package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the bytes of a stream from the file, block by block.
 */
final class BodyStream extends InputStream {

	private static final int BLOCK = 16 * 1024;

	private final Body body;

	private final byte[] block;

	private int at;

	private int end;

	private long done;

	BodyStream(Body body) {
		this.body = body;
		this.block = new byte[(int) Math.min(BLOCK, body.length())];
	}

	@Override
	public int read() throws IOException {
		return isAtEnd() ? -1 : this.block[this.at++] & 0xFF;
	}

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
			this.at = 0;
			this.end = (int) Math.min(this.block.length, this.body.length() - this.done);
			this.body.file().read(this.body.place() + this.done, this.block, 0, this.end);
			this.done += this.end;
		}
		return this.end == 0;
	}

}
