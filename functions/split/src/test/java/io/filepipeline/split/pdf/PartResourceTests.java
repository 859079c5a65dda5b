package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.filepipeline.split.pdf.SharedResources.OBJECTS;
import static io.filepipeline.split.pdf.SharedResources.form;
import static io.filepipeline.split.pdf.SharedResources.listed;
import static io.filepipeline.split.pdf.SharedResources.objects;
import static io.filepipeline.split.pdf.SharedResources.sharing;
import static io.filepipeline.split.pdf.SharedResources.stream;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of resources that pages share, a part has what its own pages mention.
 */
class PartResourceTests {

	@Test
	void hasOnlyWhatItsPagesMention() {
		byte[] source = sharing(List.of("/A Do", "/B Do /C Do", "q Q"), COSName.FLATE_DECODE, false).toBytes();

		assertThat(objects(source, 0)).containsExactly("A");
		assertThat(objects(source, 1)).containsExactlyInAnyOrder("B", "C");
		assertThat(objects(source, 2)).isEmpty();
		assertThat(objects(source, 2, 0, 0)).containsExactly("A");
		assertThat(new String(Parts.part(source, 0), StandardCharsets.ISO_8859_1)).contains("bytes of A")
			.doesNotContain("bytes of B");
	}

	@Test
	void hasOnlyWhatItsPagesMentionOfInheritedOnes() {
		byte[] source = sharing(List.of("/A Do", "/B Do", "/C Do"), COSName.FLATE_DECODE, true).toBytes();

		assertThat(objects(source, 1)).containsExactly("B");
		assertThat(objects(source, 2, 1)).containsExactlyInAnyOrder("B", "C");
	}

	@Test
	void findsNamesHoweverTheyAreWritten() {
		byte[] source = sharing(List.of("/#41 Do", "[(x)/B/C]", "(/A"), COSName.FLATE_DECODE, false).toBytes();

		assertThat(objects(source, 0)).containsExactly("A");
		assertThat(objects(source, 1)).containsExactlyInAnyOrder("B", "C");
		assertThat(objects(source, 2)).containsExactly("A");
	}

	@Test
	void findsLongNamesOfWhichEachCharacterIsEscaped() {
		String name = "x".repeat(120);
		byte[] source = sharing(List.of("/" + "#78".repeat(120) + " Do", "/A Do", ""), COSName.FLATE_DECODE, false)
			.with((document) -> document.getPage(0)
				.getResources()
				.getCOSObject()
				.getCOSDictionary(OBJECTS)
				.setItem(COSName.getPDFName(name), form("A")))
			.toBytes();

		assertThat(objects(source, 0)).containsExactly(name);
		assertThat(objects(source, 1)).containsExactly("A");
	}

	@Test
	void findsNamesHoweverTheContentIsEncoded() {
		for (COSName filter : List.of(COSName.LZW_DECODE, COSName.ASCII85_DECODE, COSName.ASCII_HEX_DECODE,
				COSName.RUN_LENGTH_DECODE)) {
			byte[] source = sharing(List.of("/A Do", "/B Do /C Do", ""), filter, false).toBytes();

			assertThat(objects(source, 0)).as(filter.getName()).containsExactly("A");
			assertThat(objects(source, 1)).as(filter.getName()).containsExactlyInAnyOrder("B", "C");
		}
	}

	@Test
	void keepsAllWhenItCannotReadThePage() {
		byte[] source = sharing(List.of("/A Do", "/B Do", ""), COSName.FLATE_DECODE, false)
			.with(PartResourceTests::makeUnreadable)
			.toBytes();

		assertThat(objects(source, 0)).containsExactlyInAnyOrder("A", "B", "C", "Form");
		assertThat(Parts.notes(source, 0)).containsExactly(Note.RESOURCES_KEPT);
		assertThat(Parts.notes(source, 0, 1, 2)).isEmpty();
	}

	@Test
	void hasOnlyWhatItsPagesMentionOfACategoryThatIsAnObject() {
		byte[] source = sharing(List.of("/A Do", "/B Do /C Do", "q Q"), COSName.FLATE_DECODE, false)
			.with(PartResourceTests::giveEachPageItsOwn)
			.toBytes();

		assertThat(objects(source, 0)).containsExactly("A");
		assertThat(objects(source, 1)).containsExactlyInAnyOrder("B", "C");
		assertThat(objects(source, 2)).isEmpty();
		assertThat(objects(source, 2, 0)).isEmpty();
		assertThat(new String(Parts.part(source, 2, 0), StandardCharsets.ISO_8859_1)).contains("bytes of A")
			.doesNotContain("bytes of B");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void hasOnlyWhatItsPagesMentionOfListsOfTheirOwn(boolean direct) {
		byte[] source = sharing(List.of("/A Do", "/B Do /C Do", "q Q"), COSName.FLATE_DECODE, false)
			.with((document) -> giveEachPageListsOfItsOwn(document, direct))
			.toBytes();

		assertThat(objects(source, 0)).containsExactly("A");
		assertThat(objects(source, 1)).containsExactlyInAnyOrder("B", "C");
		assertThat(objects(source, 2)).isEmpty();
		assertThat(new String(Parts.part(source, 2, 0), StandardCharsets.ISO_8859_1)).contains("bytes of A")
			.doesNotContain("bytes of B");
	}

	@Test
	void hasOnlyTheSoftMasksThatItsPagesMention() {
		byte[] source = Pdfs.document(2).with((document) -> {
			COSDictionary states = new COSDictionary();
			for (String name : List.of("A", "B")) {
				COSDictionary mask = new COSDictionary();
				mask.setItem(COSName.G, form(name));
				COSDictionary state = new COSDictionary();
				state.setItem(COSName.SMASK, mask);
				states.setItem(COSName.getPDFName(name), state);
			}
			show(document, COSName.EXT_G_STATE, states, "/A gs", "/B gs");
		}).toBytes();

		assertThat(new String(Parts.part(source, 1), StandardCharsets.ISO_8859_1)).contains("bytes of B")
			.doesNotContain("bytes of A");
	}

	@Test
	void hasOnlyTheFontsThatItsPagesMentionWhereAllAreListed() {
		byte[] source = Pdfs.document(2).with((document) -> {
			COSDictionary fonts = new COSDictionary();
			for (int i = 0; i < 40; i++) {
				fonts.setItem(COSName.getPDFName("F" + i), new COSDictionary());
			}
			show(document, COSName.FONT, fonts, "/F7 9 Tf", "/F8 9 Tf");
		}).toBytes();

		assertThat(listed(source, COSName.FONT, 1)).containsExactly("F8");
	}

	/** Each page lists all of a kind. */
	private static void show(PDDocument document, COSName kind, COSDictionary all, String... contents)
			throws IOException {
		for (int i = 0; i < contents.length; i++) {
			COSDictionary list = new COSDictionary(all);
			list.setDirect(true);
			COSDictionary resources = new COSDictionary();
			resources.setItem(kind, list);
			COSDictionary page = document.getPage(i).getCOSObject();
			page.setItem(COSName.RESOURCES, resources);
			page.setItem(COSName.CONTENTS, stream(contents[i], COSName.FLATE_DECODE));
		}
	}

	@Test
	void searchesPagesHoweverMuchTheyShow() {
		String lines = "0 0 m 1 1 l S\n".repeat(1 << 20);
		byte[] source = sharing(List.of(lines + "/A Do", "/B Do", ""), COSName.FLATE_DECODE, false).toBytes();

		assertThat(objects(source, 0)).containsExactly("A");
	}

	@Test
	void saysWhenThereIsMoreToSearchThanItSearches() throws IOException {
		ByteArrayOutputStream deflated = new ByteArrayOutputStream();
		try (OutputStream out = new DeflaterOutputStream(deflated)) {
			byte[] block = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
			for (int i = 0; i < 64; i++) {
				out.write(block);
			}
		}
		RawPdf pdf = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Resources 5 0 R/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Contents[7 0 R 8 0 R 9 0 R 10 0 R]>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 7 0 R>>")
			.object("<</XObject<</A 6 0 R>>>>")
			.stream("/Subtype/Form", new byte[0]);
		for (int i = 0; i < 4; i++) {
			pdf.stream("/Filter/FlateDecode", deflated.toByteArray());
		}

		assertThat(Parts.notes(pdf.toBytes(), 0)).containsExactly(Note.RESOURCES_KEPT);
		assertThat(Parts.notes(pdf.toBytes(), 1)).isEmpty();
		assertThat(objects(pdf.toBytes(), 1)).isEmpty();
	}

	@Test
	void keepsAllOfACategoryWhenItCannotReadThePage() {
		byte[] source = sharing(List.of("/A Do", "/B Do", ""), COSName.FLATE_DECODE, false)
			.with(PartResourceTests::giveEachPageItsOwn)
			.with(PartResourceTests::makeUnreadable)
			.toBytes();

		assertThat(objects(source, 0)).containsExactlyInAnyOrder("A", "B", "C", "Form");
	}

	/** Resources of its own, of which the objects are those that all pages have. */
	private static void giveEachPageItsOwn(PDDocument document) {
		for (PDPage page : document.getPages()) {
			page.getCOSObject().setItem(COSName.RESOURCES, new COSDictionary(page.getResources().getCOSObject()));
		}
	}

	/** Resources with lists of its own, in which all pages have the same objects. */
	private static void giveEachPageListsOfItsOwn(PDDocument document, boolean direct) {
		for (PDPage page : document.getPages()) {
			COSDictionary resources = new COSDictionary(page.getResources().getCOSObject());
			COSDictionary list = new COSDictionary(resources.getCOSDictionary(OBJECTS));
			list.setDirect(true);
			resources.setItem(OBJECTS, list);
			resources.setDirect(direct);
			page.getCOSObject().setItem(COSName.RESOURCES, resources);
		}
	}

	private static void makeUnreadable(PDDocument document) {
		for (PDPage page : document.getPages()) {
			page.getCOSObject().getCOSStream(COSName.CONTENTS).setItem(COSName.FILTER, COSName.JBIG2_DECODE);
		}
	}

}
