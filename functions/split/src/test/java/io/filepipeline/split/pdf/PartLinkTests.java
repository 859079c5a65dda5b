package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.junit.jupiter.api.Test;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class PartLinkTests {

	@Test
	void keepsLinksBetweenPagesOfThePart() {
		PdfBuilder source = Pdfs.document(4).link(1, 3).namedLink(3, 1);

		assertThatPdf(Parts.part(source, 3, 1)).hasWorkingLinks(2);
	}

	@Test
	void keepsTheLookOfALinkThatLeadsOutOfThePart() {
		byte[] source = Pdfs.document(4).link(1, 3).namedLink(1, 0).toBytes();

		assertThatPdf(Parts.part(source, 1)).hasWorkingLinks(0)
			.rendersLike(source, 1)
			.inspect((part) -> assertThat(part.getPage(0).getAnnotations()).hasSize(2));
	}

	@Test
	void leavesOutALinkThatLeadsOutOfThePartAndCannotBeSeen() {
		String link = "<</Subtype/Link/Rect[0 0 9 9]/Dest[4 0 R/Fit]%s>>";
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[" + link.formatted("/Border[0 0 0]")
					+ link.formatted("/Border[0 0 1]/BS<</W 0>>") + link.formatted("/Border[0 0 0]/BS<</W 2>>")
					+ link.formatted("/Border[0 0 0]/AP<</N 5 0 R>>")
					+ "<</Subtype/Link/Rect[0 0 9 9]/Border[0 0 0]/A<</S/URI/URI(https://a.example)>>>>]>>")
			.object("<</Type/Page/Parent 2 0 R>>")
			.stream("/Subtype/Form/BBox[0 0 9 9]", new byte[0])
			.toBytes();

		assertThatPdf(Parts.part(source, 0, 1)).hasWorkingLinks(4)
			.inspect((part) -> assertThat(part.getPage(0).getAnnotations()).hasSize(5));
		assertThatPdf(Parts.part(source, 0)).hasWorkingLinks(0)
			.inspect((part) -> assertThat(part.getPage(0).getAnnotations()).hasSize(3));
	}

	@Test
	void leadsFromACopyOfAPageToThatCopy() {
		PdfBuilder source = Pdfs.document(2).link(0, 0).link(1, 0);

		assertThatPdf(Parts.part(source, 0, 1, 0)).hasWorkingLinks(3).inspect((part) -> {
			assertThat(target(part, 0)).isZero();
			assertThat(target(part, 1)).isZero();
			assertThat(target(part, 2)).isEqualTo(2);
		});
	}

	private static int target(PDDocument part, int page) throws IOException {
		PDAnnotationLink link = (PDAnnotationLink) part.getPage(page).getAnnotations().get(0);
		return ((PDPageDestination) link.getDestination()).retrievePageNumber();
	}

	@Test
	void keepsWebLinks() {
		PdfBuilder source = Pdfs.document(2).webLink(1, "https://a.example/b");

		assertThatPdf(Parts.part(source, 1)).inspect((part) -> {
			PDAnnotationLink link = (PDAnnotationLink) part.getPage(0).getAnnotations().get(0);
			assertThat(((PDActionURI) link.getAction()).getURI()).isEqualTo("https://a.example/b");
			assertThat(link.getPage()).isEqualTo(part.getPage(0));
		});
	}

	@Test
	void keepsWhatWebLinksAreRelativeTo() {
		assertThatPdf(Parts.part(relativeTo("https://a.example/b/"), 0)).inspect(
				(part) -> assertThat(part.getDocumentCatalog().getURI().getBase()).isEqualTo("https://a.example/b/"));
		assertThatPdf(Parts.part(relativeTo("file:///etc/"), 0)).mentionsNowhere("etc");
	}

	private static byte[] relativeTo(String base) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R/URI<</Base(" + base + ")>>>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(c)>>>>]>>")
			.toBytes();
	}

	@Test
	void findsNamesOfTheOldKindAndNumbersOfPages() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/Dests<</here[4 0 R/Fit]>>>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link/Rect[0 0 9 9]/Dest/here>>"
					+ "<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D[1/XYZ null 5 null]>>>>]>>")
			.object("<</Type/Page/Parent 2 0 R>>")
			.toBytes();

		assertThatPdf(Parts.part(source, 0, 1)).hasWorkingLinks(2);
		assertThatPdf(Parts.part(source, 0)).hasWorkingLinks(0);
	}

	@Test
	void dropsWhatRunsOrSendsSomething() {
		PdfBuilder source = Pdfs.document(2).script(0, "app.alert(1)");
		byte[] others = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link/Rect[0 0 9 9]/AA<</E 4 0 R>>/A 4 0 R>>]>>")
			.object("<</S/Launch/F(virus.exe)/Next[<</S/SubmitForm/F(x)>><</S/URI/URI(https://a.example/)/Next 4 0 R>>]>>")
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).mentionsNowhere("JavaScript").mentionsNowhere("app.alert");
		assertThatPdf(Parts.part(others, 0)).mentionsNowhere("Launch")
			.mentionsNowhere("virus")
			.mentionsNowhere("SubmitForm")
			.inspect((part) -> assertThat(((PDAnnotationLink) part.getPage(0).getAnnotations().get(0)).getAction())
				.isInstanceOf(PDActionURI.class));
	}

	@Test
	void keepsTheTurningOfPagesButNoOtherEntryOfAMenu() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link/Rect[0 0 9 9]/A 4 0 R>>]>>")
			.object("<</S/Named/N/Print/Next<</S/Named/N/LastPage/Next<</S/Named/N/SaveAs>>>>>>")
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).mentions("LastPage").mentionsNowhere("Print").mentionsNowhere("SaveAs");
	}

	@Test
	void keepsNotesAndTheirPopupsTogether() {
		PdfBuilder source = Pdfs.document(1).with((document) -> {
			PDAnnotationText note = new PDAnnotationText();
			PDAnnotationPopup popup = new PDAnnotationPopup();
			note.setContents("Look here");
			note.setPopup(popup);
			popup.setParent(note);
			document.getPage(0).setAnnotations(List.of(note, popup));
		});

		assertThatPdf(Parts.part(source, 0)).inspect((part) -> {
			PDAnnotationText note = (PDAnnotationText) part.getPage(0).getAnnotations().get(0);
			assertThat(note.getContents()).isEqualTo("Look here");
			assertThat(note.getPopup().getCOSObject()).isSameAs(part.getPage(0).getAnnotations().get(1).getCOSObject());
		});
	}

}
