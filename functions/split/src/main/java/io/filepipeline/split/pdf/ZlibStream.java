package io.filepipeline.split.pdf;

import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Deflates one stream after the other, fast: what takes room in a part are streams that
 * are copied as they are. The end of a stream may have been deflated before.
 */
final class ZlibStream implements AutoCloseable {

	/** What such a stream begins with (RFC 1950): deflated fast, by a window of 32 KB. */
	private static final byte[] HEADER = { 0x78, 0x01 };

	/** The last block, which is empty. */
	private static final byte[] END = { 0x03, 0x00 };

	private static final int SUM = 4;

	private static final int USUAL_BYTES = 16 * 1024;

	/** More than that is not kept for the next. */
	private static final int KEPT_BYTES = 1 << 20;

	private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

	private final Adler32 sum = new Adler32();

	private byte[] bytes = new byte[USUAL_BYTES];

	private int length;

	private boolean flushed;

	/** Begins a stream. */
	void begin() {
		if (this.bytes.length > KEPT_BYTES) {
			this.bytes = new byte[USUAL_BYTES];
		}
		this.length = 0;
		this.flushed = false;
		this.sum.reset();
		this.deflater.reset();
		append(HEADER);
	}

	/** Adds what is to be deflated. */
	void add(byte[] source, int from, int count) {
		this.sum.update(source, from, count);
		this.deflater.setInput(source, from, count);
		while (!this.deflater.needsInput()) {
			deflate(Deflater.NO_FLUSH);
		}
	}

	/** Ends what is to be deflated. Only what has been may follow. */
	void flush() {
		do {
			deflate(Deflater.SYNC_FLUSH);
		}
		while (this.length == this.bytes.length);
		this.flushed = true;
	}

	/**
	 * Adds what has been deflated.
	 * @param source of which that was made
	 */
	void addDeflated(byte[] source, byte[] deflated) {
		this.sum.update(source, 0, source.length);
		append(deflated);
	}

	/** Ends the stream. */
	void end() {
		if (this.flushed) {
			append(END);
		}
		else {
			this.deflater.finish();
			while (!this.deflater.finished()) {
				deflate(Deflater.NO_FLUSH);
			}
		}
		room(SUM);
		long value = this.sum.getValue();
		for (int shift = 24; shift >= 0; shift -= 8) {
			this.bytes[this.length++] = (byte) (value >> shift);
		}
	}

	/** Deflates something that may be the end of streams, while none is begun. */
	byte[] deflated(byte[] source) {
		this.length = 0;
		this.deflater.reset();
		add(source, 0, source.length);
		flush();
		return Arrays.copyOf(this.bytes, this.length);
	}

	int length() {
		return this.length;
	}

	void writeTo(Sink sink) {
		sink.write(this.bytes, 0, this.length);
	}

	private void deflate(int flush) {
		room(1);
		this.length += this.deflater.deflate(this.bytes, this.length, this.bytes.length - this.length, flush);
	}

	private void append(byte[] more) {
		room(more.length);
		System.arraycopy(more, 0, this.bytes, this.length, more.length);
		this.length += more.length;
	}

	private void room(int more) {
		if (this.length + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.length + more));
		}
	}

	@Override
	public void close() {
		this.deflater.end();
	}

}
