package io.filepipeline.split.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.filepipeline.split.pdf.PdfDocument;

/**
 * Looks into documents in memory.
 */
final class Looking {

	private Looking() {
	}

	static String text(byte[] source, int page) {
		return at(source, (pages) -> pages.text(page)).what();
	}

	static boolean isBlank(byte[] source, int page) {
		return at(source, (pages) -> pages.isBlank(page)).what();
	}

	static List<String> barcodes(byte[] source, int page) {
		return at(source, (pages) -> pages.barcodes(page)).what();
	}

	static <T> T at(byte[] source, Look<T> look) {
		try {
			Path folder = Files.createTempDirectory("look");
			Path file = Files.write(folder.resolve("source.pdf"), source);
			try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
				return look.at(new PageReading(document));
			}
			finally {
				Files.delete(file);
				// fails if anything was left behind
				Files.delete(folder);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is done with the pages.
	 */
	@FunctionalInterface
	interface Look<T> {

		T at(PageReading pages) throws IOException;

	}

}
