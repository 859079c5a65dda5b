package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class TaggedStreamsTests {

	private static final String FORM = "/Type/XObject/Subtype/Form/BBox[0 0 99 99]";

	private static final String ROOT = "<</Type/StructTreeRoot/K 13 0 R/ParentTree<</Nums[4[14 0 R 15 0 R]5[16 0 R]"
			+ "6 17 0 R 7[15 0 R]8[null 18 0 R]9[19 0 R]10 19 0 R]>>>>";

	/** In a form on page 0. */
	private static final String FIRST = "<</S/H1/P 13 0 R/Pg 3 0 R/Alt(Heading)/K<</Type/MCR/Stm 5 0 R/MCID 0>>>>";

	/**
	 * A form on page 0, with a heading and the begin of a paragraph, that shows a form
	 * with a quote. A form on page 1, with the end of the paragraph, and an image. A form
	 * on both, whose content is of page 1, and an annotation.
	 */
	private final byte[] source = source(ROOT, FIRST);

	private static byte[] source(String root, String first) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 12 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 99 99]"
					+ "/Resources<</XObject<</A 5 0 R/B 7 0 R/I 8 0 R/C 9 0 R>>>>>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 10 0 R>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 11 0 R/Annots[20 0 R]>>")
			.stream(FORM + "/StructParents 4/Resources<</XObject<</Q 6 0 R>>>>", content("Q", "H1", "P"))
			.stream(FORM + "/StructParents 5", content("", "Quote"))
			.stream(FORM + "/StructParents 7", content("", "P"))
			.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
					+ "/StructParent 6", new byte[] { 42 })
			.stream(FORM + "/StructParents 8", content("", "Artifact", "Note"))
			.stream("", "/A Do /C Do".getBytes(StandardCharsets.US_ASCII))
			.stream("", "/B Do 9 0 0 9 50 50 cm /I Do /C Do".getBytes(StandardCharsets.US_ASCII))
			.object(root)
			.object("<</S/Document/P 12 0 R/K[14 0 R 15 0 R 16 0 R 17 0 R 18 0 R 19 0 R]>>")
			.object(first)
			.object("<</S/P/P 13 0 R/ActualText(It spans)/K[<</Type/MCR/Pg 3 0 R/Stm 5 0 R/MCID 1>>"
					+ "<</Type/MCR/Pg 4 0 R/Stm 7 0 R/MCID 0>>]>>")
			.object("<</S/Quote/P 13 0 R/Pg 3 0 R/Alt(A quote)/K[<</Type/MCR/Stm 6 0 R/MCID 0>>]>>")
			.object("<</S/Figure/P 13 0 R/Alt(A picture)/K<</Type/OBJR/Pg 4 0 R/Obj 8 0 R>>>>")
			.object("<</S/Note/P 13 0 R/Alt(A note)/Pg 4 0 R/K<</Type/MCR/Stm 9 0 R/MCID 1>>>>")
			.object("<</S/Annot/P 13 0 R/Pg 4 0 R"
					+ "/K[<</Type/MCR/Stm 21 0 R/StmOwn 20 0 R/MCID 0>><</Type/OBJR/Obj 20 0 R>>]>>")
			.object("<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/StructParent 10/AP<</N 21 0 R>>>>")
			.stream(FORM + "/StructParents 9", content("", "Stamp"))
			.toBytes();
	}

	/** Shows a form, if one is named, then marked content. */
	private static byte[] content(String form, String... tags) {
		return (form.isEmpty() ? "" : "/" + form + " Do ")
			.concat(IntStream.range(0, tags.length)
				.mapToObj((id) -> "/" + tags[id] + "<</MCID " + id + ">>BDC " + tags[id].length() + " 0 9 9 re f EMC ")
				.collect(Collectors.joining()))
			.getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void followTheirPages() {
		assertThat(Tags.tree(Parts.part(this.source, 0))).isEqualTo("Document(H1(0.0f) P(0.1f) Quote(0.0f))");
		assertThat(Tags.tree(Parts.part(this.source, 1)))
			.isEqualTo("Document(P(0.0f) Figure(0.Image) Note(0.1f) Annot(0.0f Stamp))");
		assertThat(Tags.tree(Parts.part(this.source, 1, 0)))
			.isEqualTo("Document(H1(1.0f) P(1.1f 0.0f) Quote(1.0f)" + " Figure(0.Image) Note(0.1f) Annot(0.0f Stamp))");
		assertThat(Tags.tree(Parts.part(this.source, 0, 1))).isEqualTo(Tags.tree(this.source));
	}

	@Test
	void lookAsBeforeAndSayNothingOfOtherPages() {
		assertThatPdf(Parts.part(this.source, 0)).rendersLike(this.source, 0)
			.mentions("Heading")
			.mentions("A quote")
			.mentionsNowhere("It spans")
			.mentionsNowhere("A picture")
			.mentionsNowhere("A note");
		assertThatPdf(Parts.part(this.source, 1)).rendersLike(this.source, 1)
			.mentions("A picture")
			.mentions("A note")
			.mentionsNowhere("It spans")
			.mentionsNowhere("Heading")
			.mentionsNowhere("A quote");
		assertThatPdf(Parts.part(this.source, 0, 1)).rendersLike(this.source, 0, 1).mentions("It spans");
	}

	@Test
	void haveKeysOfThePartOrNone() {
		assertThat(keys(Parts.part(this.source, 0))).containsExactly(0, 1);
		assertThat(keys(Parts.part(this.source, 1))).containsExactly(1, 2, 3, 4);
		assertThat(keys(Parts.part(this.source, 0, 1))).containsExactly(1, 2, 3, 4, 5, 6);
	}

	@Test
	void areTaggedForTheFirstCopyOfAPage() {
		assertThat(Tags.tree(Parts.part(this.source, 0, 0, 1, 1)))
			.isEqualTo("Document(H1(0.0f) P(0.1f 2.0f)" + " Quote(0.0f) Figure(2.Image) Note(2.1f) Annot(2.0f Stamp))");
	}

	@Test
	void keepTheirTagsInAMergedDocument(@TempDir Path folder) throws IOException {
		assertThat(Tags.tree(Merged.all(folder, this.source, this.source)))
			.contains("H1(0.0f) P(0.1f 1.0f) Quote(0.0f) Figure(1.Image) Note(1.1f)")
			.contains("H1(2.0f) P(2.1f 3.0f) Quote(2.0f) Figure(3.Image) Note(3.1f)");
	}

	@Test
	void haveNoTagsIfTheirElementsDoNotNameThem() {
		String rest = "P(0.1f) Quote(0.0f))";
		for (String first : new String[] { "<</S/H1/P 13 0 R/Pg 3 0 R/K<</Type/MCR/Stm 99 0 R/MCID 0>>>>",
				"<</S/H1/P 13 0 R/Pg 4 0 R/K<</Type/MCR/Stm 5 0 R/MCID 0>>>>",
				"<</S/H1/P 13 0 R/K<</Type/MCR/Stm 5 0 R/MCID 0>>>>", "null" }) {
			assertThat(Tags.tree(Parts.part(source(ROOT, first), 0))).as(first).isEqualTo("Document(" + rest);
		}
		for (String root : new String[] { ROOT.replace("4[14 0 R 15 0 R]", ""), ROOT.replace("4[", "4 15 0 R 10["),
				ROOT.replace("/Nums", "/Numbers") }) {
			byte[] part = Parts.part(source(root, FIRST), 0);
			assertThatPdf(part).hasPages(1).mentionsNowhere("Heading");
			assertThat(keys(part)).hasSizeLessThan(2);
		}
	}

	private static List<Integer> keys(byte[] pdf) {
		List<Integer> keys = new ArrayList<>();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			for (var key : document.getDocument().getXrefTable().keySet()) {
				COSObject object = document.getDocument().getObjectFromPool(key);
				if (object.getObject() instanceof COSStream stream) {
					for (COSName name : List.of(COSName.STRUCT_PARENT, COSName.STRUCT_PARENTS)) {
						if (stream.containsKey(name)) {
							keys.add(stream.getInt(name));
						}
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		keys.sort(null);
		return keys;
	}

}
