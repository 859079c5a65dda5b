package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Bytes could not be written, or read. That passes, where a fault of the document does
 * not, so it must not be taken for one: PDFBox swallows some {@link IOException}s, but
 * not this.
 */
final class DiskFailure extends UncheckedIOException {

	DiskFailure(IOException cause) {
		super(cause);
	}

}
