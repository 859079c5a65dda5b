package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of resources that pages share, a part has what its own pages mention.
 */
class PartResourceTests {

	private static final COSName OBJECTS = COSName.XOBJECT;

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
	void followsFormsThatHaveNoResourcesOfTheirOwn() {
		byte[] source = sharing(List.of("/Form Do", "/A Do", ""), COSName.FLATE_DECODE, false).toBytes();

		assertThat(objects(source, 0)).containsExactlyInAnyOrder("Form", "C");
	}

	/** They are those of the page. */
	@Test
	void followsFormsWhoseOwnResourcesAreAReferenceToNothing() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2/Resources 4 0 R/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 5 0 R>>")
			.object("<</XObject<</A 6 0 R/B 7 0 R/C 8 0 R>>>>")
			.stream("", "/A Do".getBytes(StandardCharsets.US_ASCII))
			.stream("/Subtype/Form/Resources 99 0 R", "/B Do".getBytes(StandardCharsets.US_ASCII))
			.stream("/Subtype/Form", new byte[0])
			.stream("/Subtype/Form", new byte[0])
			.toBytes();

		assertThat(objects(source, 0)).containsExactlyInAnyOrder("A", "B");
	}

	/** Some viewers find it in those of the page. */
	@Test
	void followsFormsWhoseOwnResourcesLackWhatTheyMention() {
		byte[] source = sharing(List.of("/Lacking Do", "/Outer Do", ""), COSName.FLATE_DECODE, false)
			.with((document) -> {
				COSDictionary objects = document.getPage(0).getResources().getCOSObject().getCOSDictionary(OBJECTS);
				objects.setItem(COSName.getPDFName("Lacking"), form("/A Do /B Do", "A", form("A")));
				objects.setItem(COSName.getPDFName("Outer"), form("/Inner Do", "Inner", form("Form")));
			})
			.toBytes();

		assertThat(objects(source, 0)).containsExactlyInAnyOrder("Lacking", "B");
		assertThat(objects(source, 1)).containsExactlyInAnyOrder("Outer", "C");
	}

	@Test
	void followsAppearancesThatHaveNoResourcesOfTheirOwn() {
		byte[] source = sharing(List.of("", "/A Do", ""), COSName.FLATE_DECODE, false).with((document) -> {
			COSDictionary states = new COSDictionary();
			states.setItem(COSName.getPDFName("On"), form("Form"));
			COSDictionary appearances = new COSDictionary();
			appearances.setItem(COSName.N, states);
			COSDictionary annotation = new COSDictionary();
			annotation.setItem(COSName.SUBTYPE, COSName.getPDFName("Stamp"));
			annotation.setItem(COSName.AP, appearances);
			COSArray annotations = new COSArray();
			annotations.add(annotation);
			document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations);
		}).toBytes();

		assertThat(objects(source, 0)).containsExactly("C");
	}

	@Test
	void keepsAllWhenItCannotReadThePage() {
		byte[] source = sharing(List.of("/A Do", "/B Do", ""), COSName.FLATE_DECODE, false)
			.with(PartResourceTests::makeUnreadable)
			.toBytes();

		assertThat(objects(source, 0)).containsExactlyInAnyOrder("A", "B", "C", "Form");
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
	void followsSoftMasksThatHaveNoResourcesOfTheirOwn() throws IOException {
		assertThat(objects(masked(form("Form")), 0)).containsExactly("C");
	}

	@Test
	void followsSoftMasksWhoseOwnResourcesLackWhatTheyMention() throws IOException {
		assertThat(objects(masked(form("/A Do /B Do", "A", form("A"))), 0)).containsExactly("B");
	}

	private static byte[] masked(COSStream group) {
		return sharing(List.of("/State gs", "", ""), COSName.FLATE_DECODE, false).with((document) -> {
			COSDictionary mask = new COSDictionary();
			mask.setItem(COSName.G, group);
			COSDictionary state = new COSDictionary();
			state.setItem(COSName.SMASK, mask);
			COSDictionary states = new COSDictionary();
			states.setItem(COSName.getPDFName("State"), state);
			document.getPage(0).getResources().getCOSObject().setItem(COSName.EXT_G_STATE, states);
		}).toBytes();
	}

	@Test
	void keepsAllOfACategoryWhenItCannotReadThePage() {
		byte[] source = sharing(List.of("/A Do", "/B Do", ""), COSName.FLATE_DECODE, false)
			.with(PartResourceTests::giveEachPageItsOwn)
			.with(PartResourceTests::makeUnreadable)
			.toBytes();

		assertThat(objects(source, 0)).containsExactlyInAnyOrder("A", "B", "C", "Form");
	}

	@Test
	void keepsAllWhenFormsAreNestedTooDeeply() {
		byte[] source = Pdfs.document(1).with((document) -> {
			COSDictionary objects = new COSDictionary();
			// from the last to the first, so that each round finds one more
			for (int i = 30; i >= 0; i--) {
				COSStream form = stream("/F" + (i + 1) + " Do", COSName.FLATE_DECODE);
				form.setItem(COSName.SUBTYPE, COSName.FORM);
				objects.setItem(COSName.getPDFName("F" + i), form);
			}
			objects.setItem(COSName.getPDFName("Other"), form("A"));
			COSDictionary page = document.getPage(0).getCOSObject();
			page.setItem(COSName.CONTENTS, stream("/F0 Do", COSName.FLATE_DECODE));
			page.getCOSDictionary(COSName.RESOURCES).setItem(OBJECTS, objects);
		}).toBytes();

		assertThat(objects(source, 0)).hasSize(32).contains("F30", "Other");
	}

	@ParameterizedTest
	@EnumSource
	void hasOnlyWhatIsMentionedByWhatHasResourcesOfItsOwn(Shown shown) {
		byte[] source = sharing(List.of("/Shown Do", "/A Do", ""), COSName.FLATE_DECODE, false).with((document) -> {
			COSDictionary page = document.getPage(0).getCOSObject();
			COSDictionary resources = new COSDictionary(page.getCOSDictionary(COSName.RESOURCES));
			COSDictionary one = shown.object();
			one.setItem(COSName.RESOURCES, resources);
			page.setItem(COSName.RESOURCES, shown.resources(one));
			page.setItem(COSName.ANNOTS, shown.annotations(one));
		}).toBytes();

		String part = new String(Parts.part(source, 0), StandardCharsets.ISO_8859_1);

		assertThat(part).contains("bytes of C", "bytes of B").doesNotContain("bytes of A");
		assertThat(new String(Parts.part(source, 1, 0), StandardCharsets.ISO_8859_1)).contains("bytes of A",
				"bytes of C", "bytes of B");
	}

	/** Of forms it is remembered what they use. */
	@Test
	void isTheSameWhateverPartsWereMadeBefore(@TempDir Path folder) throws IOException {
		byte[] source = MarkedDocument.of(4, MarkedDocument.Sharing.LISTS_OF_FORMS);
		Path file = Files.write(folder.resolve("source.pdf"), source);

		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			for (int[] pages : List.of(new int[] { 0, 1 }, new int[] { 1 }, new int[] { 2, 0 }, new int[] { 1 })) {
				ByteArrayOutputStream part = new ByteArrayOutputStream();
				document.write(Parts.listOf(pages), () -> part);
				assertThat(part.toByteArray()).isEqualTo(Parts.part(source, pages));
			}
		}
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

	/** Pages that share resources, which are theirs or those of the node above them. */
	private static PdfBuilder sharing(List<String> contents, COSName filter, boolean above) {
		return Pdfs.document(contents.size()).with((document) -> {
			COSDictionary objects = new COSDictionary();
			for (String name : List.of("A", "B", "C", "Form")) {
				objects.setItem(COSName.getPDFName(name), form(name));
			}
			COSDictionary resources = new COSDictionary();
			resources.setItem(OBJECTS, objects);
			for (int i = 0; i < contents.size(); i++) {
				COSDictionary page = document.getPage(i).getCOSObject();
				page.setItem(COSName.CONTENTS, stream(contents.get(i), filter));
				page.setItem(COSName.RESOURCES, above ? null : resources);
			}
			if (above) {
				document.getPages().getCOSObject().setItem(COSName.RESOURCES, resources);
			}
		});
	}

	private static void makeUnreadable(PDDocument document) {
		for (PDPage page : document.getPages()) {
			page.getCOSObject().getCOSStream(COSName.CONTENTS).setItem(COSName.FILTER, COSName.JBIG2_DECODE);
		}
	}

	private static COSStream form(String name) throws IOException {
		String content = name.equals("Form") ? "/C Do" : "% bytes of " + name;
		COSStream form = new COSStream();
		try (OutputStream out = form.createOutputStream()) {
			out.write(content.getBytes(StandardCharsets.US_ASCII));
		}
		form.setItem(COSName.SUBTYPE, COSName.FORM);
		if (!name.equals("Form")) {
			form.setItem(COSName.RESOURCES, new COSDictionary());
			// too short to be deflated, so that a part can be searched for it
			form.setItem(COSName.TYPE, OBJECTS);
		}
		return form;
	}

	/** A form with resources of its own. */
	private static COSStream form(String content, String name, COSStream shown) throws IOException {
		COSDictionary objects = new COSDictionary();
		objects.setItem(COSName.getPDFName(name), shown);
		COSDictionary resources = new COSDictionary();
		resources.setItem(OBJECTS, objects);
		COSStream form = stream(content, COSName.FLATE_DECODE);
		form.setItem(COSName.SUBTYPE, COSName.FORM);
		form.setItem(COSName.RESOURCES, resources);
		return form;
	}

	private static COSStream stream(String content, COSName filter) throws IOException {
		COSStream stream = new COSStream();
		try (OutputStream out = stream.createOutputStream(filter)) {
			out.write(content.getBytes(StandardCharsets.US_ASCII));
		}
		return stream;
	}

	private static Set<String> objects(byte[] source, int... pages) {
		return listed(source, OBJECTS, pages);
	}

	private static Set<String> listed(byte[] source, COSName kind, int... pages) {
		try (PDDocument part = Loader.loadPDF(Parts.part(source, pages))) {
			COSDictionary list = part.getPage(0).getResources().getCOSObject().getCOSDictionary(kind);
			return list.keySet().stream().map(COSName::getName).collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What mentions two objects, one in a form without resources of its own.
	 */
	enum Shown {

		FORM(COSName.XOBJECT), PATTERN(COSName.PATTERN), FONT(COSName.FONT), APPEARANCE(COSName.XOBJECT);

		private final COSName category;

		Shown(COSName category) {
			this.category = category;
		}

		COSDictionary object() throws IOException {
			COSStream content = stream("/B Do /Form Do", COSName.FLATE_DECODE);
			if (this == FONT) {
				COSDictionary characters = new COSDictionary();
				characters.setItem(COSName.A, content);
				COSDictionary font = new COSDictionary();
				font.setItem(COSName.SUBTYPE, COSName.TYPE3);
				font.setItem(COSName.CHAR_PROCS, characters);
				return font;
			}
			content.setItem(COSName.SUBTYPE, (this == FORM) ? COSName.FORM : null);
			content.setItem(COSName.PATTERN_TYPE, (this == PATTERN) ? COSInteger.ONE : null);
			return content;
		}

		/** Of a page that shows it. */
		COSDictionary resources(COSDictionary shown) {
			COSDictionary category = new COSDictionary();
			category.setItem(COSName.getPDFName("Shown"), (this != APPEARANCE) ? shown : null);
			COSDictionary resources = new COSDictionary();
			resources.setItem(this.category, category);
			return resources;
		}

		COSArray annotations(COSDictionary shown) {
			COSArray annotations = new COSArray();
			if (this == APPEARANCE) {
				COSDictionary appearances = new COSDictionary();
				appearances.setItem(COSName.N, shown);
				COSDictionary annotation = new COSDictionary();
				annotation.setItem(COSName.SUBTYPE, COSName.getPDFName("Stamp"));
				annotation.setItem(COSName.AP, appearances);
				annotations.add(annotation);
			}
			return annotations;
		}

	}

}
