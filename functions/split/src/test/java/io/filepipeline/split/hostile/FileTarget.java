package io.filepipeline.split.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.filepipeline.split.pdf.PdfDocument;

/**
 * A file that a part is written to.
 */
final class FileTarget implements PdfDocument.Target, AutoCloseable {

	private final Path file;

	private OutputStream stream = OutputStream.nullOutputStream();

	FileTarget(Path file) {
		this.file = file;
	}

	@Override
	public OutputStream open() throws IOException {
		close();
		this.stream = Files.newOutputStream(this.file);
		return this.stream;
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

}
