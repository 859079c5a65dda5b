package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a part goes. Knows the offset that the cross-reference table needs, and marks
 * failures to write so that they are not taken for a fault of the document: a full disk
 * passes, a damaged document does not.
 */
final class Sink extends OutputStream {

	static final int BUFFER = 64 * 1024;

	private final OutputStream out;

	private final byte[] buffer;

	private int buffered;

	private long flushed;

	Sink(OutputStream out) {
		this(out, new byte[BUFFER]);
	}

	Sink(PdfDocument.Target target) {
		this(opened(target), new byte[BUFFER]);
	}

	/**
	 * Writes to a target.
	 * @param buffer for what is not yet handed over; whatever is in it is overwritten
	 */
	Sink(PdfDocument.Target target, byte[] buffer) {
		this(opened(target), buffer);
	}

	private Sink(OutputStream out, byte[] buffer) {
		this.out = out;
		this.buffer = buffer;
	}

	private static OutputStream opened(PdfDocument.Target target) {
		try {
			return target.open();
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	long offset() {
		return this.flushed + this.buffered;
	}

	@Override
	public void write(int value) {
		if (this.buffered == this.buffer.length) {
			flush();
		}
		this.buffer[this.buffered++] = (byte) value;
	}

	@Override
	public void write(byte[] bytes, int from, int length) {
		int done = 0;
		while (done < length) {
			if (this.buffered == this.buffer.length) {
				flush();
			}
			int step = Math.min(length - done, this.buffer.length - this.buffered);
			System.arraycopy(bytes, from + done, this.buffer, this.buffered, step);
			this.buffered += step;
			done += step;
		}
	}

	/** Writes the bytes of a stream from where they are. */
	void copy(Body body) throws IOException {
		for (long done = 0; done < body.length();) {
			if (this.buffered == this.buffer.length) {
				flush();
			}
			int step = (int) Math.min(body.length() - done, this.buffer.length - this.buffered);
			body.file().read(body.place() + done, this.buffer, this.buffered, step);
			this.buffered += step;
			done += step;
		}
	}

	void print(String ascii) {
		for (int i = 0; i < ascii.length(); i++) {
			write(ascii.charAt(i));
		}
	}

	/** Hands over what is buffered; the destination itself is not flushed. */
	@Override
	public void flush() {
		try {
			this.out.write(this.buffer, 0, this.buffered);
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
		catch (RuntimeException ex) {
			throw new DiskFailure(new IOException(ex));
		}
		this.flushed += this.buffered;
		this.buffered = 0;
	}

}
