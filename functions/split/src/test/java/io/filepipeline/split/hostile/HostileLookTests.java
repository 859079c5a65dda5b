package io.filepipeline.split.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.split.look.PageReading;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What is on the first page of each document is found out, or it is the document's fault,
 * within the same bounds as it is split.
 */
@Tag("small-heap")
class HostileLookTests {

	@ParameterizedTest
	@MethodSource("io.filepipeline.split.hostile.HostileParts#documents")
	void endsWell(HostileDocument hostile, @TempDir Path folder) throws IOException {
		Path source = Files.write(folder.resolve("source.pdf"), hostile.bytes().get());

		assertTimeoutPreemptively(HostileParts.LONGEST, () -> look(source));
	}

	private static void look(Path source) throws IOException {
		if (PdfDocument.open(source) instanceof PdfDocument document) {
			try (document) {
				PageReading pages = new PageReading(document);
				look(() -> assertThat(pages.text(0).what()).hasSizeLessThanOrEqualTo(100_000));
				look(() -> pages.isBlank(0));
				look(() -> assertThat(pages.barcodes(0).what()).hasSizeLessThan(1000));
			}
		}
	}

	private static void look(Look look) throws IOException {
		try {
			look.run();
		}
		catch (Refusal ex) {
			assertThat(ex.problem().code()).isIn(ProblemCode.RESOURCE_BUDGET_EXCEEDED, ProblemCode.PDF_CORRUPT);
			assertThat(ex.problem().detail()).doesNotContain("pdfbox", "Exception", "null");
		}
	}

	@FunctionalInterface
	private interface Look {

		void run() throws IOException;

	}

}
