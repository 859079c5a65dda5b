package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class PartPageTests {

	@Test
	void keepsFilesThatAreAttachedToThePage() {
		byte[] source = new RawPdf()
			.object("<</Type/Catalog/Pages 2 0 R/AF[7 0 R]/Names<</EmbeddedFiles<</Names[(all)7 0 R]>>>>>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 9 9]>>")
			.object("<</Type/Page/Parent 2 0 R/AF[5 0 R]>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]/FS 6 0 R>>]>>")
			.object("<</Type/Filespec/F(of-page-0)/EF<</F 8 0 R>>>>")
			.object("<</Type/Filespec/F(of-page-1)/EF<</F 8 0 R>>>>")
			.object("<</Type/Filespec/F(of-all)/EF<</F 8 0 R>>>>")
			.stream("/Type/EmbeddedFile", new byte[] { 'x' })
			.toBytes();

		for (int page = 0; page < 2; page++) {
			assertThatPdf(Parts.part(source, page)).mentions("of-page-" + page)
				.mentionsNowhere("of-page-" + (1 - page))
				.mentionsNowhere("of-all");
		}
	}

	@Test
	void takesPagesInAnyOrderAndRepeatedly() {
		assertThatPdf(Parts.part(Pdfs.withPages(3), 2, 0, 0, 1)).hasPages(4).showsPages(2, 0, 0, 1);
	}

	@Test
	void looksLikeTheSource() {
		byte[] source = Pdfs.document(4)
			.sharedImage()
			.checkBox(1, "agreed", true)
			.link(1, 3)
			.webLink(2, "https://a.example/")
			.toBytes();

		assertThatPdf(Parts.part(source, 1, 2)).rendersLike(source, 1, 2);
	}

	@Test
	void keepsWhatPagesInherit() {
		byte[] source = Pdfs.document(2).inheritedAttributes(90).toBytes();

		assertThatPdf(Parts.part(source, 1)).rendersLike(source, 1).inspect((part) -> {
			PDPage page = part.getPage(0);
			assertThat(page.getRotation()).isEqualTo(90);
			assertThat(page.getMediaBox().getWidth()).isEqualTo(600);
			assertThat(page.getCropBox().getLowerLeftX()).isEqualTo(20);
		});
	}

	/** It is as if the page said nothing (ISO 32000-2, 7.3.10). */
	@Test
	void keepsWhatPagesInheritInPlaceOfReferencesToNothing() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]/Rotate 90/Resources<</Font<</F 4 0 R>>>>>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources 77 0 R/MediaBox 77 0 R/Rotate 77 0 R>>")
			.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
			.stream("", "/F 9 Tf".getBytes(StandardCharsets.US_ASCII))
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).inspect((part) -> {
			PDPage page = part.getPage(0);
			assertThat(page.getRotation()).isEqualTo(90);
			assertThat(page.getMediaBox().getWidth()).isEqualTo(99);
			assertThat(page.getResources().getFontNames()).containsExactly(COSName.getPDFName("F"));
		});
	}

	@Test
	void keepsLayersAsTheyAreShown() {
		byte[] source = Pdfs.document(2).layer(0, "seen", true).layer(1, "hidden", false).toBytes();

		assertThatPdf(Parts.part(source, 1, 0)).rendersLike(source, 1, 0)
			.inspect((part) -> assertThat(part.getDocumentCatalog().getOCProperties().isGroupEnabled("hidden"))
				.isFalse());
	}

	@Test
	void keepsTheTitleAndTheVersion() {
		PdfBuilder source = Pdfs.document(1).title("Annual report").with((document) -> document.setVersion(1.7f));

		assertThatPdf(Parts.part(source, 0)).inspect((part) -> {
			assertThat(part.getDocumentInformation().getTitle()).isEqualTo("Annual report");
			assertThat(part.getVersion()).isEqualTo(1.7f);
		});
	}

	@Test
	void saysWhichPagesItHas() {
		assertThat(origin(Pdfs.withPages(9), 1, 2, 3, 6, 0)).isEqualTo("2-4,7,1 of 9");
		assertThat(origin(Pdfs.withPages(2), 1, 1)).isEqualTo("2,2 of 2");
		int[] backwards = IntStream.iterate(299, (page) -> page - 1).limit(300).toArray();
		assertThat(origin(Pdfs.withPages(300), backwards)).startsWith("300,299,")
			.endsWith(",... of 300")
			.hasSizeLessThan(250);
	}

	private static String origin(byte[] source, int... pages) {
		List<String> origin = new ArrayList<>();
		assertThatPdf(Parts.part(source, pages))
			.inspect((part) -> origin.add(part.getDocumentInformation().getCustomMetadataValue("SourcePages")));
		return origin.get(0);
	}

	@Test
	void copiesContentByteByByte() {
		// A filter named twice is legal; decoding it once, as libraries do, empties the
		// page
		byte[] twice = { 1, 2, 3, 4, 5 };
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>")
			.stream("/Filter[/FlateDecode/FlateDecode]", twice)
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).inspect((part) -> assertThat(
				part.getPage(0).getCOSObject().getCOSStream(COSName.CONTENTS).createRawInputStream().readAllBytes())
			.isEqualTo(twice));
	}

	@Test
	void deflatesWhatHasNoFilter() {
		byte[] content = "0 0 50 50 re f ".repeat(100).getBytes(StandardCharsets.US_ASCII);

		for (String entries : List.of("", "/DecodeParms<</Predictor 12>>")) {
			byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
				.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
				.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>")
				.stream(entries, content)
				.toBytes();

			assertThatPdf(Parts.part(source, 0)).inspect((part) -> {
				COSStream copy = part.getPage(0).getCOSObject().getCOSStream(COSName.CONTENTS);
				// what has parameters for a filter that it does not have stays as it is
				assertThat(copy.getLength() < content.length).isEqualTo(entries.isEmpty());
				assertThat(copy.createInputStream().readAllBytes()).isEqualTo(content);
			});
		}
	}

	@Test
	void assumesLetterForAPageWithoutASaneSize() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e99 -1]>>")
			.object("<</Type/Page/Parent 2 0 R>>")
			.toBytes();

		assertThatPdf(Parts.part(source, 0, 1)).inspect((part) -> {
			assertThat(part.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.LETTER.getWidth());
			assertThat(part.getPage(1).getMediaBox().getHeight()).isEqualTo(PDRectangle.LETTER.getHeight());
		});
	}

	/**
	 * It counts as a page, as it does to viewers, but is not one to those that use it.
	 */
	@Test
	void keepsAFontThatStandsAmongThePages() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 9 9]>>")
			.object("<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>>>")
			.object("<</Type/Font/Subtype/Type1/BaseFont/Own-font>>")
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).hasPages(1).mentions("Own-font");
		assertThatPdf(Parts.part(source, 1)).hasPages(1).mentionsNowhere("Own-font");
	}

	@Test
	void leavesNothingOfOtherPagesBehind() {
		PdfBuilder source = Pdfs.document(3)
			.tagged()
			.bookmark("Chapter 2", 2)
			.pageLabels("A")
			.attachment("notes.txt", "text")
			.link(0, 2)
			.namedLink(0, 2)
			.with((document) -> document.getPage(2).getCOSObject().setString("Mark", "other page"));

		assertThatPdf(Parts.part(source, 0)).hasNoDanglingLinks()
			.mentionsNowhere("other page")
			.mentionsNowhere("StructParents")
			.mentionsNowhere("Chapter 2");
	}

}
