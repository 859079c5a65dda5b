package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.junit.jupiter.api.Test;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class PartLayersTests {

	private static final String LIST = "[9 0 R 10 0 R 11 0 R 12 0 R 13 0 R]";

	/**
	 * Pages 0 to 3 use layer A by content, B by a form, C by an annotation, and D and E
	 * by a rule; all pages list all layers.
	 */
	private final byte[] source = source("[9 0 R[10 0 R 11 0 R](label)[(Group)12 0 R[13 0 R]]14 0 R]");

	private static byte[] source(String order) {
		return new RawPdf()
			.object("<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs" + LIST + "/Configs[<</Name(Other)/OFF" + LIST
					+ ">>]/D<</Order" + order + "/OFF[10 0 R 9 0 R]/Locked 15 0 R/RBGroups[[9 0 R 10 0 R][11 0 R]]"
					+ "/AS[<</Event/Print/Category[/Print]/OCGs[9 0 R 12 0 R]>><</Event/View/OCGs[11 0 R]>>]>>>>>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R 6 0 R]/Count 4/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources<</Properties 8 0 R>>>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 17 0 R/Resources<</Properties 8 0 R/XObject<</X 18 0 R>>>>>>")
			.object("<</Type/Page/Parent 2 0 R/Resources<</Properties 8 0 R>>"
					+ "/Annots[<</Type/Annot/Subtype/Square/Rect[1 1 9 9]/OC 11 0 R>>]>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 19 0 R/Resources<</Properties 8 0 R>>>>")
			.stream("", bytes("/OC /a BDC 0 0 9 9 re f EMC"))
			.object("<</a 9 0 R/b 10 0 R/c 11 0 R/d 12 0 R/e 13 0 R/m 16 0 R>>")
			.object("<</Type/OCG/Name(Layer A)>>")
			.object("<</Type/OCG/Name(Layer B)>>")
			.object("<</Type/OCG/Name(Layer C)>>")
			.object("<</Type/OCG/Name(Layer D)>>")
			.object("<</Type/OCG/Name(Layer E)>>")
			.object("[(Far)[13 0 R]14 0 R]")
			.object("[11 0 R 13 0 R]")
			.object("<</Type/OCMD/OCGs 12 0 R/VE[/Or 12 0 R[/Not 13 0 R]]>>")
			.stream("", bytes("/X Do"))
			.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/OC 10 0 R", bytes("0 0 9 9 re f"))
			.stream("", bytes("/OC /m BDC 0 0 9 9 re f EMC"))
			.toBytes();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void areThoseThatItsPagesUse() {
		assertThat(names(Parts.part(this.source, 0))).containsExactly("Layer A");
		assertThat(names(Parts.part(this.source, 1))).containsExactly("Layer B");
		assertThat(names(Parts.part(this.source, 2))).containsExactly("Layer C");
		assertThat(names(Parts.part(this.source, 3))).containsExactly("Layer D", "Layer E");
		assertThat(names(Parts.part(this.source, 3, 0))).containsExactly("Layer A", "Layer D", "Layer E");
		assertThatPdf(Parts.part(this.source, 0)).mentionsNowhere("Layer B").mentionsNowhere("Layer E");
	}

	@Test
	void keepTheirStates() {
		assertThat(configuration(Parts.part(this.source, 0)))
			.isEqualTo("AS[{Category[Print]Event:Print OCGs[A]}]OFF[A]Order[A]RBGroups[[A]]");
		assertThat(configuration(Parts.part(this.source, 2)))
			.isEqualTo("AS[{Event:View OCGs[C]}]Locked[C]Order[C]RBGroups[[C]]");
		assertThat(configuration(Parts.part(this.source, 3)))
			.isEqualTo("AS[{Category[Print]Event:Print OCGs[D]}]Locked[E]Order[['Group'D[E]]['Far'[E]]]RBGroups[]");
		assertThat(configuration(Parts.part(this.source, 0, 1, 2, 3))).startsWith("AS[{Category[Print]")
			.contains("OFF[BA]");
	}

	@Test
	void lookAsBefore() {
		for (int page = 0; page < 4; page++) {
			assertThatPdf(Parts.part(this.source, page)).rendersLike(this.source, page);
		}
		byte[] layers = Pdfs.document(3).layer(0, "Seen", true).layer(1, "Hidden", false).toBytes();
		assertThatPdf(Parts.part(layers, 1, 0)).rendersLike(layers, 1, 0);
	}

	@Test
	void areNotThereIfNoPageUsesOne() {
		PdfBuilder layers = Pdfs.document(3).layer(0, "Seen", true).layer(1, "Hidden", false);

		assertThatPdf(Parts.part(layers, 2)).mentionsNowhere("Seen")
			.mentionsNowhere("Hidden")
			.inspect((part) -> assertThat(part.getDocumentCatalog().getOCProperties()).isNull());
		assertThat(names(Parts.part(layers, 1))).containsExactly("Hidden");
	}

	@Test
	void mayBeOrderedInACircle() {
		byte[] circle = source("[14 0 R[14 0 R[14 0 R 9 0 R]]20 0 R]");

		assertThat(configuration(Parts.part(circle, 3))).contains("Order[['Far'[E]]]");
		assertThat(configuration(Parts.part(source("[".repeat(30) + "12 0 R" + "]".repeat(30)), 3)))
			.contains("Order[]");
	}

	private static List<String> names(byte[] part) {
		List<String> names = new ArrayList<>();
		assertThatPdf(part).inspect((document) -> {
			PDOptionalContentProperties layers = document.getDocumentCatalog().getOCProperties();
			names.addAll(List.of(layers.getGroupNames()));
		});
		return names;
	}

	/** The configuration, with each layer by its letter and the keys in order. */
	private static String configuration(byte[] part) {
		StringBuilder text = new StringBuilder();
		assertThatPdf(part).inspect((PDDocument document) -> {
			COSDictionary layers = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.OCPROPERTIES);
			assertThat(layers.getCOSArray(COSName.getPDFName("Configs")).size()).isEqualTo(1);
			describe(layers.getCOSDictionary(COSName.D), text);
		});
		return text.substring(1, text.length() - 1);
	}

	private static void describe(COSBase item, StringBuilder text) {
		COSBase value = (item instanceof COSObject reference) ? reference.getObject() : item;
		if (value instanceof COSArray array) {
			text.append('[');
			array.forEach((element) -> describe(element, text));
			text.append(']');
		}
		else if (value instanceof COSDictionary dictionary && dictionary.containsKey(COSName.NAME)) {
			text.append(dictionary.getString(COSName.NAME).substring("Layer ".length()));
		}
		else if (value instanceof COSDictionary dictionary) {
			text.append('{');
			dictionary.keySet().stream().sorted().forEach((key) -> {
				text.append(key.getName());
				describe(dictionary.getItem(key), text);
			});
			text.append('}');
		}
		else if (value instanceof COSString string) {
			text.append('\'').append(string.getString()).append('\'');
		}
		else if (value instanceof COSName name) {
			text.append(text.charAt(text.length() - 1) == '[' ? "" : ":").append(name.getName());
			text.append(text.lastIndexOf("[") < text.lastIndexOf(":") ? " " : "");
		}
	}

}
