package io.filepipeline.split.look;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.split.pdf.Refusal;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageTextTests {

	@Test
	void isThatOfThePage() {
		byte[] source = Pdfs.document(3).tagged().link(0, 1).toBytes();

		assertThat(Looking.text(source, 2)).isEqualTo("Page 2");
		assertThat(Looking.text(source, 0)).isEqualTo("Page 0");
	}

	@Test
	void includesWhatFieldsHold() {
		byte[] source = Pdfs.document(1).textField(0, "name", "Jane Doe").toBytes();

		assertThat(Looking.text(source, 0)).contains("Page 0", "Jane Doe");
	}

	@Test
	void isInReadingOrder() {
		byte[] source = Canvas.page((document, page, content) -> {
			show(content, "last", 100, 100);
			show(content, "first", 100, 700);
			show(content, "after", 300, 700);
		});

		assertThat(Looking.text(source, 0)).isEqualTo("first after\nlast");
	}

	@Test
	void isThatOfADecryptedPage() {
		byte[] source = Pdfs.document(2).encrypted("", "owner").toBytes();

		assertThat(Looking.text(source, 1)).isEqualTo("Page 1");
	}

	/** Numbers of glyphs, and a table that says which characters they are. */
	@Test
	void isReadFromATable() {
		String table = "1 begincodespacerange <0000><ffff> endcodespacerange\n"
				+ "1 beginbfrange <0001><0003><00c4> endbfrange";

		assertThat(text(table, "<000100020003>")).isEqualTo("\u00c4\u00c5\u00c6");
	}

	@Test
	void isReadFromATableWithLigatures() {
		String table = "1 begincodespacerange <0000><ffff> endcodespacerange\n"
				+ "1 beginbfrange <0001><0002>[<00660069><00740069>] endbfrange";

		assertThat(text(table, "<00010002>")).isEqualTo("fiti");
	}

	@Test
	void endsAfterAHundredThousandCharacters() {
		String table = "1 begincodespacerange <00><ff> endcodespacerange\n1 beginbfchar <01><" + "0041".repeat(100)
				+ "> endbfchar";

		assertThat(text(table, "[" + "<0101010101>100".repeat(5000) + "]", "/Type1", ""))
			.hasSizeLessThanOrEqualTo(100_000)
			.startsWith("A".repeat(1000));
	}

	@Test
	void lacksWhatIsDamaged() {
		byte[] source = page("BT /Gone 9 Tf 10 10 Td (a) Tj /F 9 Tf (b) Tj ) ] >> 7 TJ /X Do Q Q Q /F (x) Tf ET", "");

		assertThat(Looking.text(source, 0)).isEqualTo("ab");
	}

	@Test
	void isRefusedWhereThereIsNoSuchPage() {
		assertThatThrownBy(() -> Looking.text(Pdfs.withPages(2), 2)).hasRootCauseInstanceOf(Refusal.class)
			.rootCause()
			.satisfies((refusal) -> assertThat(((Refusal) refusal).problem().code())
				.isEqualTo(ProblemCode.PAGE_OUT_OF_RANGE));
	}

	private static void show(PDPageContentStream content, String text, float x, float y) throws IOException {
		content.beginText();
		content.setFont(new PDType1Font(FontName.HELVETICA), 12);
		content.newLineAtOffset(x, y);
		content.showText(text);
		content.endText();
	}

	private static String text(String table, String codes) {
		return text(table, codes, "/Type0", "/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
				+ "/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]");
	}

	private static String text(String table, String codes, String type, String entries) {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>")
			.stream("",
					("BT /F 9 Tf 10 100 Td " + codes + " TJ ET").replace("> TJ", "> Tj")
						.getBytes(StandardCharsets.ISO_8859_1))
			.object("<</Type/Font/Subtype" + type + "/BaseFont/X/ToUnicode 6 0 R" + entries + ">>")
			.stream("",
					("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n" + table
							+ "\nendcmap")
						.getBytes(StandardCharsets.ISO_8859_1))
			.toBytes();
		return Looking.text(source, 0);
	}

	private static byte[] page(String content, String resources) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
					+ "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>" + resources + ">>>>")
			.stream("", content.getBytes(StandardCharsets.ISO_8859_1))
			.toBytes();
	}

}
