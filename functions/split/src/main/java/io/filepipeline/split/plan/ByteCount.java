package io.filepipeline.split.plan;

import java.io.OutputStream;

/**
 * Counts what is written to it, and keeps nothing.
 */
public final class ByteCount extends OutputStream {

	private long bytes;

	/** The same, from 0 on. */
	public OutputStream restarted() {
		this.bytes = 0;
		return this;
	}

	@Override
	public void write(int b) {
		this.bytes++;
	}

	@Override
	public void write(byte[] buffer, int offset, int length) {
		this.bytes += length;
	}

	public long bytes() {
		return this.bytes;
	}

}
