package io.filepipeline.split.hostile;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.testing.RawPdf;

/**
 * Documents whose outline, labels, layers, tags or named destinations are not what they
 * should be. No part is refused for those.
 */
final class Extras {

	private static final int MANY = 50_000;

	private static final String FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/StructParents 0";

	private Extras() {
	}

	static Stream<HostileDocument> all() {
		return Stream.concat(names(), Stream.of(
				split("an outline of 50,000 levels", "/Outlines<</First 6 0 R>>",
						"<</Title(t)/Dest[3 0 R/Fit]/First %d 0 R>>"),
				split("an outline of 50,000 entries", "/Outlines<</First 6 0 R>>",
						"<</Title(t)/Dest[4 0 R/Fit]/Next %d 0 R>>"),
				HostileDocument.splits("50,000 times one long title", 2, Extras::longTitles),
				split("labels in a tree of 50,000 levels", "/PageLabels 6 0 R", "<</Nums[0<</S/r>>]/Kids[%d 0 R]>>"),
				split("a label of a megabyte", "/PageLabels<</Nums[0<</P(" + "x".repeat(1 << 20) + ")>>]>>", "<<>>"),
				split("layers in an order of 50,000 levels", "/OCProperties<</OCGs[6 0 R]/D<</Order 7 0 R>>>>",
						"[6 0 R %d 0 R]"),
				tagged("an element below 50,000 others", "/K 6 0 R/ParentTree<</Nums[0[6 0 R]]>>",
						"<</S/P/P %d 0 R/Pg 3 0 R/K[0]>>"),
				tagged("tags in a tree of 50,000 levels", "/K 6 0 R/ParentTree 7 0 R", "<</Kids[%d 0 R]>>"),
				tagged("50,000 elements on a page",
						"/K[" + references(MANY) + "]/ParentTree<</Nums[0[" + references(MANY) + "]]>>",
						"<</S/P/P 99999 0 R/Pg 3 0 R/K 0/Next %d>>"),
				tagged("an element in its own attributes", "/K 6 0 R/ParentTree<</Nums[0[6 0 R]]>>",
						"<</S/P/P 99999 0 R/Pg 3 0 R/K 0/A[%d 0 R 6 0 R 1 0 R 2 0 R]>>"),
				tagged("50,000 elements without content, each above the next",
						"/K[6 0 R 7 0 R 8 0 R]/ParentTree<</Nums[0[6 0 R]]>>",
						"<</S/P/P 99999 0 R/K[%1$d 0 R %1$d 0 R]>>"),
				tagged("50,000 elements without content",
						"/K[6 0 R " + "7 0 R ".repeat(MANY) + "]/ParentTree<</Nums[0[6 0 R]]>>",
						"<</S/P/P 99999 0 R/Next %d>>"),
				HostileDocument.splits("long elements without content", 2, Extras::longEmptyElements),
				HostileDocument.splits("10,000 annotations that are all content of a page", 2,
						Extras::taggedAnnotations),
				HostileDocument.splits("1,000 pages that have the same 50,000 elements", 1000, Extras::taggedPages),
				HostileDocument.splits("50,000 elements in a form", 2, Extras::taggedForm),
				HostileDocument.splits("10,000 forms in each other for an element", 2, Extras::taggedForms)));
	}

	private static Stream<HostileDocument> names() {
		return Stream.of(
				split("names in a tree of 50,000 levels", "/Names<</Dests 6 0 R>>",
						"<</Names[(n)[3 0 R/Fit]]/Kids[%d 0 R]>>"),
				split("a name that is its own place", "/Names<</Dests<</Names[(n)6 0 R]>>>>", "<</D 6 0 R/N %d>>"),
				split("a name of a megabyte",
						"/Names<</Dests<</Names[(" + "x".repeat(1 << 20) + ")[3 0 R/Fit]]>>>>/Dests<</"
								+ "y".repeat(1 << 20) + "[3 0 R/Fit]>>",
						"<<>>"),
				HostileDocument.splits("50,000 nodes that share 50,000 kids", 2, Extras::sharedKids),
				HostileDocument.splits("50,000 names for one long place", 2, Extras::longPlaces),
				HostileDocument.splits("300,000 names in a dictionary", 2,
						() -> Documents.withCatalog("/Dests 6 0 R")
							.object("<<" + many(300_000, "/n%d[3 0 R/Fit]") + ">>")
							.toBytes()),
				HostileDocument.splits("a million names", 2, Extras::manyNames));
	}

	private static byte[] manyNames() {
		RawPdf document = Documents.withCatalog("/Names<</Dests 6 0 R>>")
			.object("<</Kids[" + references(101).substring("6 0 R ".length()) + "]>>");
		IntStream.range(0, 100)
			.forEach((leaf) -> document.object("<</Names[" + many(10_000, "(" + leaf + "-%d)[4 0 R/Fit]") + "]>>"));
		return document.toBytes();
	}

	private static String many(int count, String text) {
		StringBuilder all = new StringBuilder();
		IntStream.range(0, count).forEach((number) -> all.append(text.replace("%d", Integer.toString(number))));
		return all.toString();
	}

	private static byte[] sharedKids() {
		RawPdf document = Documents.withCatalog("/Names<</Dests 7 0 R>>")
			.object("[" + references(MANY).substring("6 0 R ".length()) + "]");
		return chain(document, 7, "<</Kids 6 0 R/Names[(%d)[3 0 R/Fit]]>>").toBytes();
	}

	private static byte[] longPlaces() {
		return Documents.withCatalog("/Names<</Dests<</Names[" + many(MANY, "(%d)6 0 R") + "]>>>>")
			.object("[3 0 R/XYZ " + "0".repeat(30_000) + " 0 0]")
			.toBytes();
	}

	private static String references(int count) {
		StringBuilder references = new StringBuilder();
		IntStream.range(6, 6 + count).forEach((number) -> references.append(number).append(" 0 R "));
		return references.toString();
	}

	private static byte[] longTitles() {
		RawPdf document = Documents.withCatalog("/Outlines<</First 7 0 R>>").object("(" + "x".repeat(30_000) + ")");
		IntStream.range(8, 8 + MANY)
			.forEach((next) -> document.object("<</Title 6 0 R/Dest[3 0 R/Fit]/Next " + next + " 0 R>>"));
		return document.toBytes();
	}

	/** From object 6 on, each refers to the next. */
	private static HostileDocument split(String name, String catalog, String object) {
		return HostileDocument.splits(name, 2, () -> chain(Documents.withCatalog(catalog), 7, object).toBytes());
	}

	/** The first page, object 3, has the key 0; the root is the last object. */
	private static HostileDocument tagged(String name, String root, String object) {
		int last = 6 + MANY;
		return HostileDocument.splits(name, 2, () -> {
			RawPdf document = Documents.twoPages("<</Type/Catalog/Pages 2 0 R/StructTreeRoot " + last + " 0 R>>",
					Documents.PAGES, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/StructParents 0>>");
			return chain(document, 7, object.replace("99999", Integer.toString(last)))
				.object("<</Type/StructTreeRoot" + root + ">>")
				.toBytes();
		});
	}

	/** Two for each that has content. */
	private static byte[] longEmptyElements() {
		String elements = "[" + references(MANY + 3).substring("6 0 R 7 0 R 8 0 R ".length()) + "]";
		RawPdf document = Documents
			.twoPages("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>", Documents.PAGES,
					"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/StructParents 0>>")
			.object("<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0" + elements + "]>>>>")
			.object("<</S/P/P 6 0 R/K" + elements + ">>")
			.object("<</S/Figure/Alt(" + "x".repeat(1 << 20) + ")>>");
		return chain(document, 9, "<</S/P/P 7 0 R/Pg 3 0 R/K[0 8 0 R 8 0 R]/Next %d>>").toBytes();
	}

	private static byte[] taggedAnnotations() {
		String annotation = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/StructParent 0>>";
		return Documents
			.twoPages("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>", Documents.PAGES,
					"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[" + annotation.repeat(10_000) + "]>>")
			.object("<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0 8 0 R]>>>>")
			.object("<</S/P/P 6 0 R/Pg 3 0 R/K 0>>")
			.object("[" + "7 0 R ".repeat(5000) + "]")
			.toBytes();
	}

	private static byte[] taggedPages() {
		RawPdf document = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>")
			.object("<</Type/Pages/Count 1000/MediaBox[0 0 200 200]/Kids[" + references(1000) + "]>>")
			.object("<</Type/StructTreeRoot/K 4 0 R/ParentTree<</Nums[0 5 0 R]>>>>")
			.object("<</S/P/P 3 0 R/Pg 6 0 R/K 0>>")
			.object("[" + "4 0 R ".repeat(MANY) + "]");
		IntStream.range(0, 1000).forEach((page) -> document.object("<</Type/Page/Parent 2 0 R/StructParents 0>>"));
		return document.toBytes();
	}

	private static byte[] taggedForm() {
		String elements = "[" + references(MANY + 2).substring("6 0 R 7 0 R ".length()) + "]";
		RawPdf document = withForm("/K" + elements + "/ParentTree<</Nums[0" + elements + "]>>", 7).stream(FORM,
				Documents.bytes("/P<</MCID 0>>BDC EMC"));
		return chain(document, 8, "<</S/P/P 6 0 R/Pg 3 0 R/K<</Type/MCR/Stm 7 0 R/MCID 0>>/Next %d>>").toBytes();
	}

	private static byte[] taggedForms() {
		String contents = IntStream.range(8, 10_008)
			.mapToObj((number) -> "<</Type/MCR/Stm " + number + " 0 R/MCID 0>>")
			.collect(Collectors.joining());
		RawPdf document = withForm("/K 7 0 R/ParentTree<</Nums[0[7 0 R]]>>", 8)
			.object("<</S/P/P 6 0 R/Pg 3 0 R/K[" + contents + "]>>");
		IntStream.range(9, 10_009)
			.forEach((next) -> document.stream(FORM + "/Resources<</XObject<</F " + next + " 0 R>>>>",
					Documents.bytes("/P<</MCID 0>>BDC /F Do EMC")));
		return document.toBytes();
	}

	/** The root is object 6. */
	private static RawPdf withForm(String root, int form) {
		return Documents
			.twoPages("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>", Documents.PAGES,
					"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N "
							+ form + " 0 R>>>>]>>")
			.object("<</Type/StructTreeRoot" + root + ">>");
	}

	private static RawPdf chain(RawPdf document, int next, String object) {
		IntStream.range(next, next + MANY).forEach((number) -> document.object(object.formatted(number)));
		return document;
	}

}
