package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class DamagedDocumentTests {

	private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>";

	@ParameterizedTest
	@ValueSource(ints = { -5, 0, 1, 2_000_000_000 })
	void doesNotBelieveTheCount(int count) {
		byte[] source = tree("<</Type/Pages/Kids[3 0 R 3 0 R]/Count " + count + ">>", PAGE);

		assertThatPdf(Parts.part(source, 1, 0)).hasPages(2);
		assertThat(Parts.problem(source, 2).detail()).contains("2 pages");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[3 0 R 2 0 R]", "[3 0 R 9 0 R]", "[3 0 R null]", "[3 0 R 7]", "[]", "9 0 R", "(no)" })
	void refusesPageTreesThatLackPages(String kids) {
		byte[] source = tree("<</Type/Pages/Kids" + kids + "/Count 2>>", PAGE);

		assertThat(Parts.problem(source, 0).code()).isEqualTo(ProblemCode.PDF_CORRUPT);
	}

	@Test
	void refusesMorePagesThanAnyBookHas() {
		RawPdf source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>");
		for (int i = 3; i < 10; i++) {
			source.object("<</Type/Pages/Kids[" + (i + " 0 R ").repeat(10) + "]>>");
		}
		byte[] bytes = source.object(PAGE).toBytes();

		assertThat(Parts.problem(bytes, 0).code()).isEqualTo(ProblemCode.TOO_MANY_PAGES);
	}

	@Test
	void walksADeepPageTree() {
		RawPdf source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>");
		int depth = 20_000;
		for (int i = 0; i < depth; i++) {
			source.object("<</Type/Pages/Kids[" + (i + 3) + " 0 R]/Count 1>>");
		}

		assertThatPdf(Parts.part(source.object(PAGE).toBytes(), 0))
			.inspect((part) -> assertThat(part.getPage(0).getMediaBox().getWidth()).isEqualTo(100));
	}

	@Test
	void followsALongChainOfReferences() {
		RawPdf source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Resources<</ExtGState<</G 4 0 R>>>>>>");
		for (int i = 5; i < 50_000; i++) {
			source.object("<</Next " + i + " 0 R>>");
		}

		assertThatPdf(Parts.part(source.object("<</End true>>").toBytes(), 0)).hasPages(1).mentionsNowhere("nothing");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/Contents 5 0 R", "/Resources 5 0 R", "/MediaBox 5 0 R", "/Annots 5 0 R", "/Annots[5 0 R]" })
	void refusesPartsWhoseObjectsAreLost(String entry) {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>")
			.object("<</Type/Page/Parent 2 0 R" + entry + ">>")
			.object(PAGE)
			.object("[".repeat(1000))
			.toBytes();

		assertThat(Parts.problem(source, 0).code()).isEqualTo(ProblemCode.PDF_CORRUPT);
		assertThatPdf(Parts.part(source, 1)).hasPages(1);
	}

	@Test
	void repairsALostCrossReferenceTableButNotLostPages() {
		byte[] whole = Pdfs.document(5).sharedImage().with((document) -> document.setVersion(1.4f)).toBytes();
		String text = new String(whole, StandardCharsets.ISO_8859_1);
		byte[] withoutEnd = Arrays.copyOf(whole, text.lastIndexOf("startxref"));
		byte[] half = Arrays.copyOf(whole, whole.length / 2);

		assertThatPdf(Parts.part(withoutEnd, 4, 0)).showsPages(4, 0);
		assertThat(Parts.problem(half, 0).code()).isEqualTo(ProblemCode.PDF_CORRUPT);
	}

	@Test
	void refusesPartsWhoseObjectsAreCutOut() {
		byte[] whole = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>")
			.object("<</Type/Page/Parent 2 0 R/Resources<</Font<</F 5 0 R>>>>>>")
			.object(PAGE)
			.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
			.toBytes();
		String text = new String(whole, StandardCharsets.ISO_8859_1);
		byte[] cut = text.replaceAll("(?s)5 0 obj.*?endobj", "").getBytes(StandardCharsets.ISO_8859_1);

		assertThat(Parts.problem(cut, 0).code()).isEqualTo(ProblemCode.PDF_CORRUPT);
		assertThatPdf(Parts.part(cut, 1)).hasPages(1);
	}

	/** What a part has of its own must not be reached by a number that is too high. */
	@ParameterizedTest
	@ValueSource(strings = { "77", "4294967295", "2147483647", "0" })
	void takesAReferenceToNothingForNothing(String number) {
		byte[] source = tree("<</Type/Pages/Kids[3 0 R]/Count 1>>",
				"<</Type/Page/Parent 2 0 R/Thumb " + number + " 0 R>>");

		assertThatPdf(Parts.part(source, 0)).inspect(
				(part) -> assertThat(part.getPage(0).getCOSObject().getDictionaryObject(COSName.getPDFName("Thumb")))
					.isNull());
	}

	@Test
	void doesNotInflateABomb() throws IOException {
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(bomb)) {
			byte[] spaces = new byte[1 << 20];
			for (int i = 0; i < 200; i++) {
				deflater.write(spaces);
			}
		}
		byte[] content = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
			.stream("/Filter/FlateDecode", bomb.toByteArray())
			.toBytes();

		assertThat(Parts.part(content, 0)).hasSizeLessThan(1 << 20);
	}

	private static byte[] tree(String root, String page) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>").object(root).object(page).toBytes();
	}

}
