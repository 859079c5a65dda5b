package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.testing.RawPdf;
import org.junit.jupiter.api.Test;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Elements with so many kids that they are not gone through for each part.
 */
class LongElementTests {

	private static final int MANY = 70;

	@Test
	void haveTheirContentAlsoWhereItIsReferredTo() {
		byte[] source = source("0[" + many((id) -> "8 0 R ") + "]1[8 0 R]2[8 0 R]3 8 0 R",
				Stream.concat(IntStream.range(0, MANY).mapToObj((id) -> "<</Type/MCR/MCID " + id + ">>"),
						Stream.of("<</Type/MCR/Pg 4 0 R/MCID 0>>", "<</Type/MCR/Stm 5 0 R/MCID 0>>",
								"<</Type/OBJR/Obj 6 0 R>>")));
		String first = "L(" + many((id) -> "0." + id + " ");

		assertThat(Tags.tree(Parts.part(source, 0))).isEqualTo(first + "0.0f Link)");
		assertThat(Tags.tree(Parts.part(source, 1))).isEqualTo("L(0.0)");
		assertThat(Tags.tree(Parts.part(source, 0, 1))).isEqualTo(first + "1.0 0.0f Link)");
		assertThatPdf(Parts.part(source, 0)).mentionsNowhere("All of it");
		assertThatPdf(Parts.part(source, 0, 1)).mentions("All of it");
	}

	@Test
	void haveElementsWithoutContentWhereThoseBeforeThemAre() {
		String[] items = new String[MANY];
		Arrays.fill(items, "<</S/LI/P 8 0 R/K[]>>");
		items[1] = "<</S/LI/P 8 0 R/Pg 3 0 R/K 0>>";
		items[MANY - 2] = "<</S/LI/P 8 0 R/Pg 4 0 R/K 0>>";
		items[MANY - 1] = "null";
		byte[] source = source("0[10 0 R]1[" + (9 + MANY - 2) + " 0 R]", Stream.of(items));
		String between = " LI()".repeat(MANY - 4);

		assertThat(Tags.tree(Parts.part(source, 0))).isEqualTo("L(LI() LI(0.0)" + between + ")");
		assertThat(Tags.tree(Parts.part(source, 1))).isEqualTo("L(LI(0.0))");
		assertThat(Tags.tree(Parts.part(source, 0, 1))).isEqualTo("L(LI() LI(0.0)" + between + " LI(1.0))");
		assertThatPdf(Parts.part(source, 0)).mentionsNowhere("All of it");
		assertThatPdf(Parts.part(source, 0, 1)).mentions("All of it");
	}

	/**
	 * A document of two pages with a list, object 8. The first page shows a form and has
	 * a link.
	 * @param parents of the keys of the pages, the form and the link
	 * @param kids of the list, from object 9 on
	 */
	private static byte[] source(String parents, Stream<String> kids) {
		String[] all = kids.toArray(String[]::new);
		int content = 9 + all.length;
		RawPdf pdf = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/StructParents 0/Annots[6 0 R]/Resources<</XObject<</F 5 0 R>>>>/Contents "
					+ content + " 0 R>>")
			.object("<</Type/Page/Parent 2 0 R/StructParents 1>>")
			.stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]/StructParents 2", new byte[0])
			.object("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/StructParent 3/Dest[3 0 R/Fit]>>")
			.object("<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[" + parents + "]>>>>");
		pdf.object("<</S/L/P 7 0 R/Pg 3 0 R/Alt(All of it)/K["
				+ IntStream.range(9, content).mapToObj((kid) -> kid + " 0 R ").collect(Collectors.joining()) + "]>>");
		Stream.of(all).forEach(pdf::object);
		return pdf.stream("", "/F Do".getBytes(StandardCharsets.US_ASCII)).toBytes();
	}

	private static String many(IntFunction<String> text) {
		return IntStream.range(0, MANY).mapToObj(text).collect(Collectors.joining());
	}

}
