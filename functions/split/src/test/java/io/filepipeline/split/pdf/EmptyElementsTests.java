package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;

import io.filepipeline.testing.RawPdf;
import org.junit.jupiter.api.Test;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class EmptyElementsTests {

	private static final String CELL = "<</S/TD/P 9 0 R/Alt(Nothing here)/A<</O/Table/ColSpan 2>>/K[]>>";

	/**
	 * A table with a row on page 0, one without content that is on neither, and one on
	 * page 1, which begins with a cell without content that is said to be there.
	 */
	private final byte[] source = source(CELL, "<</S/P/P 14 0 R>>");

	private static byte[] source(String cell, String paragraph) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 5 0 R/StructParents 0>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 6 0 R/StructParents 1>>")
			.stream("", content())
			.stream("", content())
			.object("<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[0[12 0 R]1[17 0 R]]>>>>")
			.object("<</S/Table/P 7 0 R/A<</O/Table/Summary(Of both)>>/K[9 0 R 10 0 R 11 0 R]>>")
			.object("<</S/TR/P 8 0 R/T(The first)/K[12 0 R null 13 0 R 14 0 R]>>")
			.object("<</S/TR/P 8 0 R/K[15 0 R]>>")
			.object("<</S/TR/P 8 0 R/T(The last)/K[16 0 R 17 0 R]>>")
			.object("<</S/TD/P 9 0 R/Pg 3 0 R/K 0>>")
			.object(cell)
			.object("<</S/TD/P 9 0 R/K 18 0 R>>")
			.object("<</S/TD/P 10 0 R/Alt(In between)/A[<</O/Layout/Height 9>>0<</O/Table/RowSpan 3/Short(text)>>]>>")
			.object("<</S/TD/P 11 0 R/Pg 4 0 R/K[]>>")
			.object("<</S/TD/P 11 0 R/Pg 4 0 R/K[0]>>")
			.object(paragraph)
			.toBytes();
	}

	private static byte[] content() {
		return "/TD<</MCID 0>>BDC 0 0 9 9 re f EMC".getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void areWhereThoseBeforeThemAre() {
		assertThat(Tags.tree(Parts.part(this.source, 0))).isEqualTo("Table(TR(TD(0.0) TD() TD(P())) TR(TD()))");
		assertThat(Tags.tree(Parts.part(this.source, 1))).isEqualTo("Table(TR(TD() TD(0.0)))");
		assertThat(Tags.tree(Parts.part(this.source, 0, 1)))
			.isEqualTo("Table(TR(TD(0.0) TD() TD(P())) TR(TD()) TR(TD() TD(1.0)))");
	}

	@Test
	void sayOnlyWhatCannotBeOfOtherPages() {
		assertThatPdf(Parts.part(this.source, 0)).mentions("The first")
			.mentions("Nothing here")
			.mentions("ColSpan")
			.mentions("RowSpan")
			.mentionsNowhere("In between")
			.mentionsNowhere("Short")
			.mentionsNowhere("Of both");
		assertThatPdf(Parts.part(this.source, 1)).mentions("The last").mentionsNowhere("In between");
		assertThatPdf(Parts.part(this.source, 1, 0)).mentions("In between").mentions("Of both");
	}

	@Test
	void areLeftOutIfTheyAreOfAnotherPage() {
		byte[] elsewhere = source(CELL.replace("/K[]", "/Pg 4 0 R"), "<</S/P/P 14 0 R/Pg 4 0 R/Alt(Of page 1)>>");

		assertThat(Tags.tree(Parts.part(elsewhere, 0))).isEqualTo("Table(TR(TD(0.0)) TR(TD()))");
		assertThatPdf(Parts.part(elsewhere, 0)).mentionsNowhere("The first").mentionsNowhere("Of page 1");
		assertThatPdf(Parts.part(elsewhere, 0, 1)).mentions("The first").mentions("Of page 1");
	}

	@Test
	void areNotThoseThatHaveContent() {
		byte[] content = source(CELL, "<</S/P/P 14 0 R/K[<</Type/MCR/Pg 4 0 R/MCID 1>>]>>");

		assertThat(Tags.tree(Parts.part(content, 0))).isEqualTo("Table(TR(TD(0.0) TD()) TR(TD()))");
		assertThatPdf(Parts.part(content, 0)).mentionsNowhere("The first");
	}

	@Test
	void areFewAndNotDeep() {
		for (String paragraph : new String[] { "<</S/P/P 14 0 R/K 18 0 R>>",
				"<</S/P/P 14 0 R/K[" + "<</S/Span>>".repeat(1000) + "]>>" }) {
			assertThat(Tags.tree(Parts.part(source(CELL, paragraph), 0))).isEqualTo("Table(TR(TD(0.0) TD()) TR(TD()))");
		}
	}

}
