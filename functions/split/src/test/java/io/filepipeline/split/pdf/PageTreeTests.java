package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.file.Path;

import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PageTreeTests {

	@TempDir
	private Path folder;

	/** A part of many pages would hold a block of the file for each. */
	@Test
	void holdsOfPagesNoMoreThanTheyAre() throws IOException {
		Path file = Pdfs.document(3).inheritedAttributes(90).writeTo(this.folder.resolve("source.pdf"));

		try (Source source = Source.open(file)) {
			SourcePage page = source.pages().get(1, source.objects());
			assertThat(page.dictionary().key(0).bytes()).hasSizeLessThan(500);
			for (Span value : page.attributes().values()) {
				assertThat((value != null) ? value.bytes() : new byte[0]).hasSizeLessThan(500);
			}
		}
	}

}
