package io.filepipeline.split.pdf;

import java.io.IOException;

import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/**
 * Where streams go that cannot be read in place, which is those of an encrypted document:
 * a temporary file, removed on closing.
 */
final class Scratch implements RandomAccessStreamCache {

	private final RandomAccessStreamCache file;

	private Scratch(RandomAccessStreamCache file) {
		this.file = file;
	}

	static Scratch create() {
		try {
			return new Scratch(IOUtils.createTempFileOnlyStreamCache().create());
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	@Override
	public RandomAccess createBuffer() {
		try {
			return new ScratchBuffer(this.file.createBuffer());
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
