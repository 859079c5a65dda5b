package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.junit.jupiter.api.Test;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class PartStructureTests {

	private static final String ROOT = "<</Type/StructTreeRoot/K 11 0 R/IDTree<</Names[(id)13 0 R]>>"
			+ "/ParentTree<</Nums[0[13 0 R 14 0 R]1[14 0 R 16 0 R]2 20 0 R 3 18 0 R]>>"
			+ "/RoleMap<</Chapter/Sect/Title/Head/Head/H1/Unused/P>>/ClassMap<</crimson<</O/Layout>>/unused<</O/List>>>>>>";

	/**
	 * A title on page 0, a paragraph from there to page 1, a table on page 1, a figure
	 * and a link on page 2.
	 */
	private final byte[] source = source(ROOT,
			"<</S/P/P 12 0 R/Pg 3 0 R/ActualText(It spans)/K[1<</Type/MCR/Pg 4 0 R/MCID 0>>]>>");

	private static byte[] source(String root, String paragraph) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 6 0 R/StructParents 0>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 7 0 R/StructParents 1>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 8 0 R/StructParents 2/Annots[9 0 R]>>")
			.stream("", content("Title", "P"))
			.stream("", content("P", "TD"))
			.stream("", content("Figure", "Link"))
			.object("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/StructParent 3/Dest[5 0 R/Fit]>>")
			.object(root)
			.object("<</S/Document/P 10 0 R/K[12 0 R 17 0 R 18 0 R]>>")
			.object("<</S/Chapter/P 11 0 R/T(All of it)/K[13 0 R 14 0 R 15 0 R]>>")
			.object("<</S/Title/P 12 0 R/Pg 3 0 R/ID(id)/C/crimson/ActualText(The title)/K 0>>")
			.object(paragraph)
			.object("<</S/TR/P 12 0 R/K[16 0 R 21 0 R]>>")
			.object("<</S/TD/P 15 0 R/Pg 4 0 R/K[1]>>")
			.object("<</S/Figure/P 11 0 R/Pg 5 0 R/Alt(A picture)/A 22 0 R/AF[23 0 R]/K[0]>>")
			.object("<</S/Link/P 11 0 R/Pg 5 0 R/K[1<</Type/OBJR/Obj 9 0 R>>]>>")
			.object("null")
			.object("[17 0 R 18 0 R]")
			.object("<</S/TD/P 15 0 R/Pg 4 0 R/Lang(de)/Alt(Empty)/A<</O/Table/ColSpan 2>>>>")
			.object("<</O/Layout/BBox[0 0 9 9]/Placement/Block>>")
			.object("<</Type/Filespec/F(formula.mml)/AFRelationship/Supplement>>")
			.toBytes();
	}

	private static byte[] content(String... tags) {
		return IntStream.range(0, tags.length)
			.mapToObj((id) -> "/" + tags[id] + "<</MCID " + id + ">>BDC 0 0 9 9 re f EMC ")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void hasTheElementsOfItsPagesAndThoseAbove() {
		assertThat(tree(Parts.part(this.source, 0))).isEqualTo("Document(Chapter(Title(0.0) P(0.1)))");
		assertThat(tree(Parts.part(this.source, 1))).isEqualTo("Document(Chapter(P(0.0) TR(TD(0.1) TD())))");
		assertThat(tree(Parts.part(this.source, 2))).isEqualTo("Document(Figure(0.0) Link(0.1 Link))");
		assertThat(tree(Parts.part(this.source, 2, 0)))
			.isEqualTo("Document(Chapter(Title(1.0) P(1.1)) Figure(0.0) Link(0.1 Link))");
	}

	@Test
	void isTheSameForAllPages() {
		assertThat(tree(Parts.part(this.source, 0, 1, 2))).isEqualTo(tree(this.source))
			.isEqualTo("Document(Chapter(Title(0.0) P(0.1 1.0) TR(TD(1.1) TD())) Figure(2.0) Link(2.1 Link))");
	}

	@Test
	void tagsTheFirstCopyOfAPage() {
		byte[] part = Parts.part(this.source, 0, 2, 0);

		assertThat(tree(part)).isEqualTo("Document(Chapter(Title(0.0) P(0.1)) Figure(1.0) Link(1.1 Link))");
		assertThatPdf(part).inspect((document) -> assertThat(document.getPage(2).getStructParents()).isEqualTo(-1));
	}

	@Test
	void saysOfAnElementOnlyWhatThePartHas() {
		assertThatPdf(Parts.part(this.source, 0)).mentions("The title")
			.mentionsNowhere("It spans")
			.mentionsNowhere("All of it")
			.mentionsNowhere("A picture")
			.mentionsNowhere("formula.mml");
		assertThatPdf(Parts.part(this.source, 1, 0)).mentions("It spans").mentions("All of it").mentions("The title");
		assertThatPdf(Parts.part(this.source, 1)).mentions("Empty").mentions("ColSpan").mentionsNowhere("It spans");
		assertThatPdf(Parts.part(this.source, 2)).mentions("A picture")
			.mentions("Placement")
			.mentions("formula.mml")
			.mentionsNowhere("The title");
	}

	@Test
	void saysHowFarACellReachesAlsoIfItGoesOn() {
		byte[] cell = source(ROOT, "<</S/TD/P 12 0 R/Pg 3 0 R/Alt(It spans)/A<</O/Table/ColSpan 2/Summary(Of both)>>"
				+ "/K[1<</Type/MCR/Pg 4 0 R/MCID 0>>]>>");

		assertThatPdf(Parts.part(cell, 0)).mentions("ColSpan").mentionsNowhere("Of both").mentionsNowhere("It spans");
		assertThatPdf(Parts.part(cell, 0, 1)).mentions("ColSpan").mentions("Of both").mentions("It spans");
	}

	@Test
	void explainsOnlyWhatItNames() {
		assertThatPdf(Parts.part(this.source, 0)).mentions("H1")
			.mentions("Sect")
			.mentions("crimson")
			.mentionsNowhere("nused");
		assertThatPdf(Parts.part(this.source, 2)).mentionsNowhere("Chapter").mentionsNowhere("crimson");
	}

	@Test
	void looksAsBefore() {
		assertThatPdf(Parts.part(this.source, 1, 2)).rendersLike(this.source, 1, 2).hasWorkingLinks(1);
	}

	@Test
	void isInTheOrderOfTheDocumentAlsoWhenThatIsLong() {
		int pages = 100;
		PdfBuilder book = Pdfs.document(pages).with((document) -> {
			PDStructureTreeRoot root = new PDStructureTreeRoot();
			document.getDocumentCatalog().setStructureTreeRoot(root);
			COSArray numbers = new COSArray();
			for (int number = pages - 1; number >= 0; number--) {
				PDStructureElement paragraph = new PDStructureElement("P" + number, root);
				paragraph.setPage(document.getPage(number));
				paragraph.appendKid(0);
				root.appendKid(paragraph);
				document.getPage(number).setStructParents(number);
				numbers.add(COSInteger.get(number));
				COSArray content = new COSArray();
				content.add(paragraph);
				numbers.add(content);
			}
			COSDictionary parents = new COSDictionary();
			parents.setItem(COSName.NUMS, numbers);
			root.getCOSObject().setItem(COSName.PARENT_TREE, parents);
		});

		assertThat(tree(Parts.part(book, 5, 77, 41))).isEqualTo("P77(1.0) P41(2.0) P5(0.0)");
		assertThat(tree(Parts.part(book, IntStream.range(0, pages).toArray()))).startsWith("P99(99.0) P98(98.0)");
	}

	@Test
	void isLeftOutIfItIsNotAsTheStandardSays() {
		String paragraph = "<</S/P/P 12 0 R/Pg 3 0 R/K[1<</Type/MCR/Pg 4 0 R/MCID 0>>]>>";
		for (String[] damaged : new String[][] { { ROOT, "<</S/P/K 1>>" }, { ROOT, "<</S/P/P 14 0 R/Pg 3 0 R/K 1>>" },
				{ ROOT, "<</S/P/P 16 0 R/Pg 3 0 R/K 1>>" }, { ROOT, "(no element)" },
				{ ROOT, "<</S/P/P 12 0 R/Pg 3 0 R/K(1)>>" }, { ROOT, "<</S/P/P 99 0 R/Pg 3 0 R/K 1>>" },
				{ ROOT.replace("[13 0 R 14 0 R]", "13"), paragraph },
				{ ROOT.replace("/Nums[0", "/Nums[(0)"), paragraph }, { "<</K 11 0 R>>", paragraph },
				{ "(no root)", paragraph }, { ROOT.replace("0[13", "0.5[13"), paragraph } }) {
			byte[] document = source(damaged[0], damaged[1]);

			assertThatPdf(Parts.part(document, 0)).hasPages(1)
				.inspect((part) -> assertThat(part.getDocumentCatalog().getStructureTreeRoot()).as(damaged[1]).isNull())
				.inspect((part) -> assertThat(part.getPage(0).getStructParents()).isEqualTo(-1));
		}
	}

	@Test
	void hasNoAnnotationsThatClaimTheContentOfAPage() {
		byte[] claimed = source(ROOT.replace("3 18 0 R", "3[18 0 R 18 0 R]"), "null");

		assertThat(Tags.tree(Parts.part(claimed, 2))).isEqualTo("Document(Figure(0.0) Link(0.1))");
	}

	/** As WeasyPrint does in documents for PDF/UA. */
	@Test
	void hasNoAnnotationsWhoseKeysLeadToReferencesToThem() {
		byte[] claimed = source(ROOT.replace("3 18 0 R", "3 14 0 R"), "<</Type/OBJR/Obj 9 0 R/Pg 5 0 R>>");

		assertThat(Tags.tree(Parts.part(claimed, 2))).isEqualTo("Document(Figure(0.0) Link(0.1))");
	}

	@Test
	void isNotedWhereItIsLeftOut() {
		byte[] damaged = source(ROOT, "<</S/P/P 99 0 R/Pg 3 0 R/K 1>>");
		byte[] unreadable = source("<</K 11 0 R/K 11 0 R>>", "null");
		byte[] untagged = Pdfs.withPages(1);

		assertThat(Parts.notes(damaged, 0)).containsExactly(Note.TAGS_REMOVED);
		assertThat(Parts.notes(unreadable, 0)).containsExactly(Note.TAGS_REMOVED);
		assertThat(Parts.notes(damaged, 2)).isEmpty();
		assertThat(Parts.notes(this.source, 0)).isEmpty();
		assertThat(Parts.notes(untagged, 0)).isEmpty();
	}

	@Test
	void mayRunInACircle() {
		byte[] circle = source(ROOT, "<</S/P/P 15 0 R/Pg 3 0 R/K[1 14 0 R 12 0 R]>>");

		assertThatPdf(Parts.part(circle, 1, 0)).hasPages(2);
	}

	/** Also that the content of each page finds its element is asserted. */
	private static String tree(byte[] pdf) {
		assertThatPdf(pdf).inspect((document) -> {
			for (PDPage page : document.getPages()) {
				if (page.getStructParents() >= 0) {
					check(page, document.getDocumentCatalog().getStructureTreeRoot());
				}
			}
		});
		return Tags.tree(pdf);
	}

	private static void check(PDPage page, PDStructureTreeRoot root) throws IOException {
		PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
		extractor.processPage(page);
		COSArray parents = (COSArray) ((PDParentTreeValue) root.getParentTree().getValue(page.getStructParents()))
			.getCOSObject();
		for (PDMarkedContent content : extractor.getMarkedContents()) {
			COSDictionary element = (COSDictionary) parents.getObject(content.getMCID());
			assertThat(element.getNameAsString(COSName.S)).isEqualTo(content.getTag());
		}
	}

}
