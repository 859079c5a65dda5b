package io.filepipeline.split.hostile;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.testing.RawPdf;

/**
 * Documents in which thousands refer to the same long object.
 */
final class Repeats {

	private static final int MANY = 10_000;

	private static final int LENGTH = 1 << 20;

	private static final String NUMBERS = "0 ".repeat(LENGTH / 2);

	private static final String DIGITS = "0".repeat(LENGTH);

	private Repeats() {
	}

	static Stream<HostileDocument> all() {
		return Stream.of(whileOpened(), onPages(), Stream.of(inTurn())).flatMap((family) -> family);
	}

	private static Stream<HostileDocument> onPages() {
		return Stream.of(annotations("one long kind", "/Subtype 6 0 R", "/%2$s"),
				annotations("one long style", "/Subtype/Link/BS 6 0 R", "<</W 0/X[%1$s]>>"),
				annotations("one long place", "/Subtype/Link/Dest 6 0 R", "[3 0 R/Fit %1$s]"),
				annotations("one long name of a place", "/Subtype/Link/Dest<</D 6 0 R>>", "(%1$s)"),
				annotations("one long action", "/Subtype/Link/A 6 0 R", "<</S/URI/URI(http://x)/X[%1$s]>>"),
				annotations("one long chain of actions", "/Subtype/Link/A<</Next 6 0 R>>", "[%1$s]"),
				annotations("one long field above", "/Subtype/Widget/FT/Tx/Parent 6 0 R", "<</T(x)/X[%1$s]>>"),
				annotations("one long type of a field", "/Subtype/Widget/FT 6 0 R", "/%2$s"),
				appearances("/Subtype/Square"), appearances("/Subtype/Widget/FT/Tx/T(a)"));
	}

	private static Stream<HostileDocument> whileOpened() {
		String leaves = "<</Type/Pages/Kids 7 0 R>>";
		String outline = "/Outlines<</First 8 0 R>>";
		String array = "[3 0 R/Fit %1$s]";
		return Stream.of(
				opened("nodes with long resources", "", leaves, "<</Kids[3 0 R]/Resources 6 0 R>>", "<</X[%1$s]>>"),
				opened("nodes with a long box", "", leaves, "<</Kids[3 0 R]/MediaBox 6 0 R>>", "[%1$s]"),
				opened("pages of one long type", "", leaves, "<</Type 6 0 R>>", "/%2$s"),
				opened("nodes with the same kids", "", "<</Kids[8 0 R]>>", "<</Kids 6 0 R>>", "[%3$s %1$s]"),
				opened("fields of one long type", "/AcroForm<</Fields 7 0 R>>", Documents.PAGES, "<</T(a)/FT 6 0 R>>",
						"/%2$s"),
				opened("entries with one long title", outline, Documents.PAGES, "<</Next %3$s/Title 6 0 R>>", "(%2$s)"),
				opened("entries that lead to one long place", outline, Documents.PAGES, "<</Next %3$s/Dest 6 0 R>>",
						array),
				elements(), named("names of one long place", "/Names<</Dests<</Names[%s]>>>>", "(%d)6 0 R ", array),
				named("old names of one long place", "/Dests<<%s>>", "/%d 6 0 R ", array),
				named("long names", "/Names<</Dests<</Names[%s]>>>>", "6 0 R[3 0 R/Fit]", "(%2$s)"),
				named("labels with one long prefix", "/PageLabels<</Nums[%s]>>", "%d<</P 6 0 R>>", "(%2$s)"),
				named("one long label", "/PageLabels<</Nums[%s]>>", "%d 6 0 R ", "<</X[%1$s]>>"));
	}

	/**
	 * In these, many objects refer to a long one.
	 * @param each of the many, from 8 on; 7 is the array of them
	 */
	private static HostileDocument opened(String name, String catalog, String pages, String each, String object) {
		return HostileDocument.either(MANY + " " + name, -1, () -> {
			StringBuilder all = new StringBuilder();
			IntStream.range(8, 8 + MANY).forEach((number) -> all.append(number).append(" 0 R "));
			RawPdf document = Documents.twoPages("<</Type/Catalog/Pages 2 0 R" + catalog + ">>", pages, Documents.PAGE)
				.object(filled(object, 8 + MANY + " 0 R"))
				.object("[" + all + "]");
			IntStream.range(8, 8 + MANY).forEach((number) -> document.object(filled(each, (number + 1) + " 0 R")));
			return document.toBytes();
		});
	}

	/** Each has all that any of them has. */
	private static HostileDocument elements() {
		return HostileDocument.either(MANY + " elements with the same kids", 2, () -> {
			StringBuilder all = new StringBuilder();
			IntStream.range(8, 8 + MANY).forEach((number) -> all.append(number).append(" 0 R "));
			RawPdf document = Documents
				.twoPages("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 7 0 R>>", Documents.PAGES,
						"<</Type/Page/Parent 2 0 R/StructParents 0/Contents 5 0 R>>")
				.object(filled("[%1$s]", ""))
				.object("<</K[" + all + "]/ParentTree<</Nums[0[" + all + "]]>>>>");
			IntStream.range(8, 8 + MANY).forEach((number) -> document.object("<</S/P/P 7 0 R/K 6 0 R>>"));
			return document.toBytes();
		});
	}

	/** Each of its pages is in a stream that leaves no room for the other. */
	private static HostileDocument inTurn() {
		return HostileDocument.either("pages of two long object streams in turn", -1,
				() -> new CompressedPdf().object(1, Documents.CATALOG)
					.object(2, "<</Kids[" + "3 0 R 4 0 R ".repeat(MANY) + "]>>")
					.stream(5, "", Documents.bytes("0 0 9 9 re f"))
					.within(3, 10, 0)
					.within(4, 11, 0)
					.stream(10, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
							Deflated.repeated("3 0 " + Documents.PAGE, "\0", 8L * LENGTH))
					.stream(11, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
							Deflated.repeated("4 0 " + Documents.PAGE, "\0", 8L * LENGTH))
					.toBytes());
	}

	/** In these, many entries of the catalog do. */
	private static HostileDocument named(String name, String catalog, String each, String object) {
		return HostileDocument.either(MANY + " " + name, 2, () -> {
			StringBuilder all = new StringBuilder();
			IntStream.range(0, MANY).forEach((number) -> all.append(each.formatted(number)));
			return Documents.withCatalog(catalog.formatted(all)).object(filled(object, "")).toBytes();
		});
	}

	private static String filled(String object, String next) {
		return object.contains("%") ? object.formatted(NUMBERS, DIGITS, next) : object;
	}

	private static HostileDocument annotations(String name, String entries, String object) {
		// the tests keep all documents that are to be made, and have little memory
		return HostileDocument.either(MANY + " annotations with " + name, 2, () -> {
			return annotated(document("").object(filled(object, "")), entries).toBytes();
		});
	}

	/** Each has all states, which are drawn with what pages and fields share. */
	private static HostileDocument appearances(String entries) {
		StringBuilder states = new StringBuilder();
		IntStream.range(0, MANY).forEach((state) -> states.append("/s").append(state).append(" 7 0 R"));
		return HostileDocument.splits(MANY + " appearances of as many states: " + entries, 2,
				() -> annotated(document("/Resources<</Font<</F 7 0 R>>>>").object("<</N<<" + states + ">>>>"),
						entries + "/AP 6 0 R")
					.toBytes());
	}

	private static RawPdf document(String pages) {
		return Documents.twoPages("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/DR<</Font<</F 5 0 R>>>>>>>>",
				"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2" + pages + ">>",
				"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots " + (MANY + 8) + " 0 R>>");
	}

	private static RawPdf annotated(RawPdf document, String entries) {
		document.stream("/Subtype/Form/BBox[0 0 9 9]", Documents.bytes("0 0 9 9 re f"));
		StringBuilder annotations = new StringBuilder();
		IntStream.range(8, 8 + MANY).forEach((number) -> {
			document.object("<<" + entries + "/Rect[0 0 9 9]>>");
			annotations.append(number).append(" 0 R ");
		});
		return document.object("[" + annotations + "]");
	}

}
