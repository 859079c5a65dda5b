package io.filepipeline.split.pdf;

import java.io.IOException;

import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * One stream in the {@link Scratch}. Only failures to write are marked: reading beyond
 * the end is the document's fault.
 */
final class ScratchBuffer implements RandomAccess {

	private final RandomAccess buffer;

	ScratchBuffer(RandomAccess buffer) {
		this.buffer = buffer;
	}

	@Override
	public void write(int value) {
		attempt(() -> this.buffer.write(value));
	}

	@Override
	public void write(byte[] bytes) {
		attempt(() -> this.buffer.write(bytes));
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		attempt(() -> this.buffer.write(bytes, offset, length));
	}

	@Override
	public void clear() {
		attempt(this.buffer::clear);
	}

	private static void attempt(Writing writing) {
		try {
			writing.run();
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	@Override
	public int read() throws IOException {
		return this.buffer.read();
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		return this.buffer.read(bytes, offset, length);
	}

	@Override
	public long getPosition() throws IOException {
		return this.buffer.getPosition();
	}

	@Override
	public void seek(long position) throws IOException {
		this.buffer.seek(position);
	}

	@Override
	public long length() throws IOException {
		return this.buffer.length();
	}

	@Override
	public boolean isEOF() throws IOException {
		return this.buffer.isEOF();
	}

	@Override
	public RandomAccessReadView createView(long start, long length) throws IOException {
		return this.buffer.createView(start, length);
	}

	@Override
	public boolean isClosed() {
		return this.buffer.isClosed();
	}

	@Override
	public void close() throws IOException {
		this.buffer.close();
	}

	private interface Writing {

		void run() throws IOException;

	}

}
