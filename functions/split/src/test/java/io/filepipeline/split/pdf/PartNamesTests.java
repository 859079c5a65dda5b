package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has a name on a page has it in a part with that page.
 */
class PartNamesTests {

	private static final int NOWHERE = -1;

	@TempDir
	private Path folder;

	@Test
	void keepsTheNamesOfItsPagesAndNoOthers() {
		byte[] source = named("/Names<</Dests<</Kids[6 0 R 7 0 R]>>>>",
				"<</Limits[(place-a)(place-b)]/Names[(place-a)[3 0 R/XYZ 1 2.5 null](place-b)8 0 R]>>",
				"<</Limits[(place-c)(place-d)]/Names[(place-c)<</D[5 0 R/Fit]>>(place-d)[3 0 R/Fit]]>>", "<</D 9 0 R>>",
				"[4 0 R/FitH 7]");

		assertThat(pageOf("place-a", Parts.part(source, 1, 0))).isEqualTo(1);
		assertThat(pageOf("place-b", Parts.part(source, 1, 0))).isEqualTo(0);
		assertThat(pageOf("place-c", Parts.part(source, 1, 0))).isEqualTo(NOWHERE);
		assertThat(pageOf("place-c", Parts.part(source, 2))).isEqualTo(0);
		assertThatPdf(Parts.part(source, 0)).mentions("place-d").inspect((part) -> {
			PDPageXYZDestination place = (PDPageXYZDestination) place("place-a", part);
			assertThat(place.getLeft()).isEqualTo(1);
			assertThat(place.getTop()).isEqualTo(2);
		});
		assertThatPdf(Parts.part(source, 2)).mentionsNowhere("place-a")
			.mentionsNowhere("place-b")
			.mentionsNowhere("place-d");
	}

	@Test
	void keepsThoseOfTheOldKindAsTheyWere() {
		byte[] source = named("/Dests<</place#20b[4 0 R/Fit]/place-c 6 0 R>>", "<</D[5 0 R/Fit]>>");

		assertThatPdf(Parts.part(source, 1)).mentions("place b").mentionsNowhere("place-c");
		assertThat(pageOf("place-c", Parts.part(source, 1, 2))).isEqualTo(1);
	}

	@Test
	void writesNamesSoThatTheyAreFoundWhateverIsInThem() {
		byte[] source = named(
				"/Names<</Dests<</Names[<6128>[3 0 R/Fit](\\\\\\)\\r\\(é)[3 0 R/Fit]<FEFF0416>[3 0 R/Fit]]>>>>");

		byte[] part = Parts.part(source, 0);

		assertThat(pageOf("a(", part)).isZero();
		assertThat(pageOf("\\)\r(é", part)).isZero();
		assertThat(pageOf("Ж", part)).isZero();
	}

	@Test
	void leadsToTheFirstCopyOfAPage() {
		byte[] source = named("/Names<</Dests<</Names[(a)[4 0 R/Fit]]>>>>");

		assertThat(pageOf("a", Parts.part(source, 0, 1, 1))).isEqualTo(1);
	}

	/** As for viewers, which look from the left. */
	@Test
	void takesTheFirstOfTwoPlacesWithTheSameName() {
		byte[] source = named("/Names<</Dests<</Kids[6 0 R 7 0 R]>>>>", "<</Names[(a)[4 0 R/Fit]]>>",
				"<</Names[(a)[5 0 R/Fit]]>>");

		assertThat(pageOf("a", Parts.part(source, 0, 1, 2))).isEqualTo(1);
	}

	@Test
	void findsEachOfManyNames() {
		String names = IntStream.range(1000, 1950)
			.mapToObj((number) -> "(n%d)[%d 0 R/Fit]".formatted(number, 3 + number % 3))
			.collect(Collectors.joining());
		byte[] source = named("/Names<</Dests<</Names[" + names + "]>>>>");

		assertThatPdf(Parts.part(source, 2, 0)).inspect((part) -> {
			for (int number = 1000; number < 1950; number++) {
				PDPageDestination place = place("n" + number, part);
				int page = (place != null) ? place.retrievePageNumber() : NOWHERE;
				assertThat(page).isEqualTo(new int[] { 1, NOWHERE, 0 }[number % 3]);
			}
		});
	}

	@Test
	void leavesOutWhatLeadsNowhere() {
		byte[] source = named(
				"/Names<</Dests<</Names[(place-a)[2 0 R/Fit](place-b)null(place-c)(place-a)(place-d)99 0 R(place-e)[3 0 R/Fit]]>>>>");

		assertThatPdf(Parts.part(source, 0)).mentions("place-e")
			.mentionsNowhere("place-a")
			.mentionsNowhere("place-b")
			.mentionsNowhere("place-c")
			.mentionsNowhere("place-d");
	}

	@Test
	void takesWhatAPlaceRefersToAndLeavesOutWhatRunsInACircle() {
		byte[] source = named("/Names<</Dests<</Names[(place-a)[3 0 R/FitH 6 0 R](place-b)[3 0 R/FitH 7 0 R]]>>>>",
				"250", "8 0 R", "7 0 R");

		assertThatPdf(Parts.part(source, 0)).mentionsNowhere("place-b")
			.inspect(
					(part) -> assertThat(((PDPageFitWidthDestination) place("place-a", part)).getTop()).isEqualTo(250));
	}

	@Test
	void hasThoseOfAllMergedDocumentsThatMeanOnePlace() throws IOException {
		byte[] first = named("/Names<</Dests<</Names[(a)[4 0 R/Fit](both)[3 0 R/Fit]]>>>>/Dests<</old[3 0 R/Fit]>>");
		byte[] second = named("/Names<</Dests<</Names[(both)[3 0 R/Fit](c)[5 0 R/Fit]]>>>>");

		byte[] all = Merged.all(this.folder, first, Pdfs.withPages(1), second);

		assertThat(pageOf("a", all)).isEqualTo(1);
		assertThat(pageOf("c", all)).isEqualTo(6);
		assertThat(pageOf("old", all)).isEqualTo(0);
		assertThatPdf(all).mentionsNowhere("(both)");
	}

	/** Three pages, objects 3 to 5. */
	private static byte[] named(String catalog, String... objects) {
		RawPdf document = new RawPdf().object("<</Type/Catalog/Pages 2 0 R" + catalog + ">>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3/MediaBox[0 0 9 9]>>");
		for (int page = 0; page < 3; page++) {
			document.object("<</Type/Page/Parent 2 0 R>>");
		}
		for (String object : objects) {
			document.object(object);
		}
		return document.toBytes();
	}

	private static int pageOf(String name, byte[] pdf) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			PDPageDestination place = place(name, document);
			return (place != null) ? place.retrievePageNumber() : NOWHERE;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static PDPageDestination place(String name, PDDocument document) throws IOException {
		return document.getDocumentCatalog().findNamedDestinationPage(new PDNamedDestination(name));
	}

}
