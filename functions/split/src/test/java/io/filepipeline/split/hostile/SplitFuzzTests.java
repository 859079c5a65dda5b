package io.filepipeline.split.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.split.look.PageReading;
import io.filepipeline.split.pdf.Opened;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.PdfMerger;
import io.filepipeline.split.pdf.Refusal;
import io.filepipeline.split.pdf.Written;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is split comes to parts that open and have their pages, or is refused; and so
 * is what is looked into.
 */
class SplitFuzzTests {

	private static final int MOST_PAGES = 20;

	@FuzzTest(maxDuration = "5s")
	void splits(byte[] bytes) throws IOException {
		Path file = Files.write(Files.createTempFile("fuzz", ".pdf"), bytes);
		try {
			Opened opened = PdfDocument.open(file);
			if (opened instanceof PdfDocument document) {
				try (document) {
					split(document);
					look(new PageReading(document));
				}
				merge(file);
			}
		}
		finally {
			Files.delete(file);
		}
	}

	/** With itself: whatever it has is there twice. */
	private static void merge(Path file) throws IOException {
		Path target = Files.createTempFile("fuzz", "-merged.pdf");
		try (PdfMerger merger = new PdfMerger(target, Integer.MAX_VALUE)) {
			for (int i = 0; i < 2; i++) {
				try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
					if (!(merger.add(document) instanceof Written)) {
						return;
					}
				}
			}
			try (PdfDocument merged = (PdfDocument) merger.open()) {
				split(merged);
			}
		}
		finally {
			Files.delete(target);
		}
	}

	private static void split(PdfDocument document) throws IOException {
		int count = Math.min(document.pageCount(), MOST_PAGES);
		for (int page = 0; page < count; page++) {
			part(document, List.of(page));
		}
		part(document, IntStream.range(0, count).boxed().toList());
	}

	private static void look(PageReading pages) throws IOException {
		try {
			pages.text(0);
			pages.isBlank(0);
			pages.barcodes(0);
		}
		catch (Refusal ex) {
			assertThat(ex.problem().code()).isIn(ProblemCode.PDF_CORRUPT, ProblemCode.RESOURCE_BUDGET_EXCEEDED);
		}
	}

	private static ByteArrayOutputStream emptied(ByteArrayOutputStream out) {
		out.reset();
		return out;
	}

	private static void part(PdfDocument document, List<Integer> pages) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		if (document.write(pages, () -> emptied(out)) instanceof Written) {
			try (PDDocument part = Loader.loadPDF(out.toByteArray())) {
				assertThat(part.getNumberOfPages()).isEqualTo(pages.size());
				assertThat(part.getPages()).hasSize(pages.size());
			}
		}
	}

}
