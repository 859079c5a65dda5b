package io.filepipeline.split.pdf;

import java.io.UncheckedIOException;
import java.io.IOException;
import java.util.List;

import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.junit.jupiter.api.Test;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class PageLabelsTests {

	/** Eight pages: i, ii, then 1 to 3, then, then Back. */
	private final byte[] source = labelled("/Kids[7 0 R<</Kids[<</Nums[0<</S/r>>2<</S/D/St 1>>]>>]>>7 0 R]",
			"<</Nums[5 8 0 R 7<</P(Back)>>]>>", "<</P<412D>/St 7/S/D>>");

	private static byte[] labelled(String labels, String... objects) {
		RawPdf document = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/PageLabels<<" + labels + ">>>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R 6 0 R 3 0 R 4 0 R 5 0 R 6 0 R]/Count 8/MediaBox[0 0 9 9]>>");
		for (int page = 0; page < 4; page++) {
			document.object("<</Type/Page/Parent 2 0 R>>");
		}
		for (String object : objects) {
			document.object(object);
		}
		return document.toBytes();
	}

	@Test
	void areThoseOfThePagesInTheDocument() {
		assertThat(labels(this.source)).containsExactly("i", "ii", "1", "2", "3", "A-7", "A-8", "Back");
		assertThat(labels(Parts.part(this.source, 0, 1, 2, 3, 4, 5, 6, 7))).isEqualTo(labels(this.source));
		assertThat(labels(Parts.part(this.source, 3, 4, 5))).containsExactly("2", "3", "A-7");
		assertThat(labels(Parts.part(this.source, 7, 6, 1, 1, 2))).containsExactly("Back", "A-8", "ii", "ii", "1");
		assertThat(labels(Parts.part(Pdfs.document(4).pageLabels("x"), 3, 1))).containsExactly("x-4", "x-2");
	}

	@Test
	void areWrittenOnceForPagesInARow() {
		assertThat(ranges(Parts.part(this.source, 0, 1, 2, 3, 4, 5, 6, 7))).isEqualTo(4);
		assertThat(ranges(Parts.part(this.source, 5, 6))).isEqualTo(1);
		assertThat(ranges(Parts.part(this.source, 7, 7, 7))).isEqualTo(1);
	}

	@Test
	void showNothingOfOtherPages() {
		assertThatPdf(Parts.part(this.source, 0)).mentionsNowhere("A-").mentionsNowhere("Back");
	}

	@Test
	void areThoseOfReadersWhereTheDocumentHasNone() {
		assertThat(labels(Parts.part(labelled("/Nums[2<</S/R>>]"), 1, 2, 3))).containsExactly("2", "I", "II");
		assertThatPdf(Parts.part(Pdfs.document(2), 1))
			.inspect((part) -> assertThat(part.getDocumentCatalog().getPageLabels()).isNull());
	}

	@Test
	void areLeftOutIfTheyAreDamaged() {
		for (String damaged : List.of("/Nums[0<</S/D/S/R>>]", "/Nums[1.5<</S/D>>]", "/Nums[(0)<</S/D>>]",
				"/Nums[0<</S/D/St(1)>>]", "/Nums[0]", "/Nums 0", "/Kids[99 0 R 3 4]", "/Nums[-1<</S/D>>99<</S/R>>]")) {
			byte[] part = Parts.part(labelled(damaged), 1);

			assertThatPdf(part)
				.inspect((document) -> assertThat(document.getDocumentCatalog().getPageLabels()).as(damaged).isNull());
		}
	}

	@Test
	void mayBeATreeThatRunsInACircle() {
		byte[] circle = labelled("/Kids[7 0 R]", "<</Nums[0<</S/R>>]/Kids[7 0 R 8 0 R]>>", "<</Kids[7 0 R 8 0 R]>>");

		assertThat(labels(Parts.part(circle, 2))).containsExactly("III");
	}

	private static List<String> labels(byte[] pdf) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			PDPageLabels labels = document.getDocumentCatalog().getPageLabels();
			return List.of(labels.getLabelsByPageIndices());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int ranges(byte[] pdf) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return document.getDocumentCatalog().getPageLabels().getPageRangeCount();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
