package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.jspecify.annotations.Nullable;

/**
 * A file for PDFBox to read, on one thread. That it cannot be opened or read passes, and
 * must not be taken for a fault of the document.
 */
final class DiskFile extends RandomAccessReadBufferedFile {

	private final Path path;

	/** The same file at another place. */
	private @Nullable DiskFile other;

	private DiskFile(Path path) throws IOException {
		super(path);
		this.path = path;
	}

	/**
	 * Opens a file.
	 * @throws DiskFailure if that fails
	 */
	static DiskFile open(Path path) {
		try {
			return new DiskFile(path);
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	@Override
	public void seek(long position) throws IOException {
		if (position < 0) {
			throw new IOException("Something is to be before the file");
		}
		try {
			super.seek(position);
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	@Override
	public int read() {
		try {
			return super.read();
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	@Override
	public int read(byte[] target, int from, int count) {
		try {
			return super.read(target, from, count);
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	/** The parent would open the file once more as one of its own kind. */
	@Override
	public RandomAccessReadView createView(long start, long length) {
		if (this.other == null) {
			this.other = open(this.path);
		}
		return new RandomAccessReadView(this.other, start, length);
	}

	@Override
	public void close() throws IOException {
		try {
			super.close();
		}
		finally {
			if (this.other != null) {
				this.other.close();
			}
		}
	}

}
