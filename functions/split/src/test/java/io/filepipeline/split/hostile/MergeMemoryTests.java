package io.filepipeline.split.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.PdfMerger;
import io.filepipeline.split.pdf.Refused;
import io.filepipeline.split.pdf.Written;
import io.filepipeline.testing.RawPdf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documents of which not even one could be a part as a whole are merged, and split.
 */
@Tag("small-heap")
class MergeMemoryTests {

	private static final int PAGES = 100;

	private static final int LINKS = 300;

	@TempDir
	Path folder;

	@Test
	void takesDocumentsWithTensOfThousandsOfLinks() throws IOException {
		Path source = Files.write(this.folder.resolve("source.pdf"), manyLinks());

		try (PdfMerger merger = new PdfMerger(this.folder.resolve("merged.pdf"), Integer.MAX_VALUE)) {
			for (int i = 0; i < 4; i++) {
				try (PdfDocument document = (PdfDocument) PdfDocument.open(source)) {
					assertThat(document.write(pages(0, PAGES), OutputStream::nullOutputStream))
						.isInstanceOfSatisfying(Refused.class, (refused) -> assertThat(refused.problem().code())
							.isEqualTo(ProblemCode.RESOURCE_BUDGET_EXCEEDED));
					assertThat(merger.add(document)).isInstanceOf(Written.class);
				}
			}
			try (PdfDocument merged = (PdfDocument) merger.open()) {
				assertThat(merged.pageCount()).isEqualTo(4 * PAGES);
				for (int from = 0; from < 4 * PAGES; from += 10) {
					assertThat(merged.write(pages(from, from + 10), OutputStream::nullOutputStream))
						.isInstanceOf(Written.class);
				}
			}
		}
	}

	private static List<Integer> pages(int from, int to) {
		return IntStream.range(from, to).boxed().toList();
	}

	private static byte[] manyLinks() {
		RawPdf pdf = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Count " + PAGES + "/MediaBox[0 0 99 99]/Kids[" + references(3, PAGES, LINKS + 1)
					+ "]>>");
		for (int page = 0; page < PAGES; page++) {
			int number = 3 + page * (LINKS + 1);
			pdf.object("<</Type/Page/Parent 2 0 R/Annots[" + references(number + 1, LINKS, 1) + "]>>");
			for (int link = 0; link < LINKS; link++) {
				pdf.object("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest[" + number + " 0 R/Fit]>>");
			}
		}
		return pdf.toBytes();
	}

	private static String references(int first, int count, int step) {
		return IntStream.range(0, count)
			.mapToObj((index) -> first + index * step + " 0 R")
			.collect(Collectors.joining(" "));
	}

}
