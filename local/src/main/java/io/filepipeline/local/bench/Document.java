package io.filepipeline.local.bench;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A document to split.
 *
 * @param file where it is
 * @param pages how many of its pages are split
 */
record Document(Path file, int pages) {

	private static final int MOST_PAGES = 1000;

	static Document of(Path file) throws IOException {
		try (PDDocument opened = Loader.loadPDF(file.toFile())) {
			return new Document(file, Math.min(opened.getNumberOfPages(), MOST_PAGES));
		}
	}

	String name() {
		return this.file.getFileName().toString();
	}

	/** Its key in the bucket. */
	String key() {
		return "documents/" + name();
	}

	/** To split it, once. */
	Job job() {
		return Job.of(key(), this.pages);
	}

}
