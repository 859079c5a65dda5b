package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.filepipeline.split.pdf.SharedResources.OBJECTS;
import static io.filepipeline.split.pdf.SharedResources.form;
import static io.filepipeline.split.pdf.SharedResources.objects;
import static io.filepipeline.split.pdf.SharedResources.sharing;
import static io.filepipeline.split.pdf.SharedResources.stream;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages show may show more of their resources, and have resources of its own.
 */
class FormResourceTests {

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

	@ParameterizedTest
	@EnumSource(names = { "FONT", "PATTERN" })
	void followsFontsAndPatternsThatHaveNoResourcesOfTheirOwn(Shown shown) {
		byte[] source = sharing(List.of("/Shown gs", "/A Do", ""), COSName.FLATE_DECODE, false).with((document) -> {
			COSDictionary list = shown.resources(shown.object());
			document.getPage(0).getResources().getCOSObject().addAll(list);
		}).toBytes();

		assertThat(objects(source, 0)).containsExactlyInAnyOrder("B", "Form", "C");
		assertThat(objects(source, 1)).containsExactly("A");
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

	@Test
	void saysWhenAFormShowsMoreThanIsSearched() {
		byte[] source = sharing(List.of("/Long Do", "/A Do", ""), COSName.FLATE_DECODE, false).with((document) -> {
			COSStream form = form("0 0 m 1 1 l S\n".repeat((32 << 20) / 14 + 1), "B", form("B"));
			document.getPage(0)
				.getResources()
				.getCOSObject()
				.getCOSDictionary(OBJECTS)
				.setItem(COSName.getPDFName("Long"), form);
		}).toBytes();

		assertThat(Parts.notes(source, 0)).containsExactly(Note.RESOURCES_KEPT);
		assertThat(Parts.notes(source, 1)).isEmpty();
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
			content.setItem(COSName.PAINT_TYPE, (this == PATTERN) ? COSInteger.ONE : null);
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
