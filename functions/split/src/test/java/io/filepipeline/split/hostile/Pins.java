package io.filepipeline.split.hostile;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Small documents of which much has to be kept: short objects, each in a long stream of
 * its own, or millions in one.
 */
final class Pins {

	/** Of longer object streams, more is counted the first time. */
	private static final int STREAM = 250 << 10;

	private static final int MEGABYTE = 1 << 20;

	/** The longest object stream in 128 MB is 16 MB. */
	private static final int LONG = 12 << 20;

	/** From here on, objects have numbers of their own. */
	private static final int FIRST = 1000;

	/** From here on, object streams have. */
	private static final int STREAMS = 100_000;

	private Pins() {
	}

	static Stream<HostileDocument> all() {
		return Stream.of(objects(), streams(), repeats()).flatMap((family) -> family);
	}

	/** Millions, or long ones. */
	private static Stream<HostileDocument> objects() {
		return Stream.of(
				HostileDocument.either("100,000 configurations of layers with one long order", 2,
						() -> document("/OCProperties<</OCGs[1002 0 R]/D<<>>/Configs 1000 0 R>>",
								"/Contents 5 0 R/Resources<</Properties<</P 1002 0 R>>>>",
								(pdf) -> pdf.packed(STREAMS, FIRST, 0, "[" + "1001 0 R ".repeat(100_000) + "]",
										"<</Order[" + "1002 0 R ".repeat(1600) + "]>>", "<</Type/OCG/Name(x)>>"))),
				splits("layers that are millions of numbers", "/OCProperties<</OCGs 1000 0 R/D<<>>>>", "", "[%s]",
						"1 "),
				splits("a colour of millions of numbers", "/Outlines<</First 1001 0 R>>", "", "[%s]", "1 ",
						"<</Title(x)/C 1000 0 R>>"),
				splits("names in millions of nodes", "/Names<</Dests<</Kids 1000 0 R>>>>", "", "[%s]", "<<>>"),
				splits("labels in millions of nodes", "/PageLabels<</Kids 1000 0 R>>", "", "[%s]", "<<>>"),
				HostileDocument.either("hundreds of thousands of links", 2,
						() -> document("", "/Annots 1000 0 R", one("[%s]", "<</Subtype/Link>>"))),
				HostileDocument.exceeds("6,000 nodes, each with long resources of its own",
						() -> nodes(6000, "<</Type/Pages/Kids[3 0 R]/Resources<</X(" + "x".repeat(15_000) + ")>>>>")),
				HostileDocument.either("2,000 long lists of resources, each of two pages", 4000, Pins::resources),
				HostileDocument.splits("a long page 9,500 times", 9500,
						() -> new CompressedPdf().object(1, Documents.CATALOG)
							.object(2, "<</Type/Pages/MediaBox[0 0 9 9]/Kids[" + "3 0 R ".repeat(9500) + "]>>")
							.object(3, "<</Type/Page/X(" + "x".repeat(15_000) + ")>>")
							.toBytes()));
	}

	/** What leads from one stream to the next. */
	private static Stream<HostileDocument> streams() {
		return Stream.of(HostileDocument.splits("a tree of 600 levels, each in a stream of its own", 1, () -> {
			CompressedPdf pdf = new CompressedPdf().object(1, "<</Type/Catalog/Pages 1000 0 R>>");
			chain(600, STREAM, "<</Type/Pages/MediaBox[0 0 9 9]/Kids[%d 0 R]>>").accept(pdf);
			return pdf.object(FIRST + 600, "<</Type/Page>>").toBytes();
		}), HostileDocument.splits("600 annotations, each in a stream of its own", 2,
				() -> document("", "/Annots[" + references(600, (index) -> FIRST + index) + "]",
						chain(600, STREAM, "<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/X %d>>"))),
				HostileDocument.splits("a chain of actions, each in a long stream of its own", 2,
						() -> document("", "/Annots[<</Subtype/Link/A 1000 0 R>>]",
								chain(100, MEGABYTE + MEGABYTE / 10, "<</S/x/Next[%d 0 R<<>>]>>"))),
				HostileDocument.splits("fields above each other, each in a long stream of its own", 2,
						() -> document("/AcroForm<</Fields[]>>",
								"/Annots[<</Type/Annot/Subtype/Widget/Rect[0 0 1 1]/Parent 1000 0 R>>]",
								chain(20, 6 * MEGABYTE, "<</T(x)/Parent %d 0 R>>"))),
				HostileDocument.splits("an outline of 60 levels, each in a long stream of its own", 2,
						() -> document("/Outlines<</First 1000 0 R>>", "",
								chain(60, 2 * MEGABYTE, "<</Title(x)/First %1$d 0 R/Next %1$d 0 R>>"))));
	}

	/** What is asked for again and again. */
	private static Stream<HostileDocument> repeats() {
		return Stream.of(
				HostileDocument.exceeds("20,000 pages in 200 streams in turn",
						() -> inTurn(200, 100, STREAM, "<</Type/Page/Parent 2 0 R>>",
								(pdf, all) -> pdf.object(1, Documents.CATALOG)
									.object(2, "<</Type/Pages/MediaBox[0 0 9 9]/Kids[" + all + "]>>"))),
				HostileDocument.splits("4,000 pages in 200 streams of the usual length in turn", 4000,
						() -> inTurn(200, 20, 20 << 10, "<</Type/Page/Parent 2 0 R>>",
								(pdf, all) -> pdf.object(1, Documents.CATALOG)
									.object(2, "<</Type/Pages/MediaBox[0 0 9 9]/Kids[" + all + "]>>"))),
				HostileDocument.either("20,000 objects of a page in 200 streams in turn", 1,
						() -> inTurn(200, 100, STREAM, "(x)",
								(pdf, all) -> pdf.object(1, Documents.CATALOG)
									.object(2, "<</Type/Pages/MediaBox[0 0 9 9]/Kids[3 0 R]>>")
									.object(3, "<</Type/Page/VP[" + all + "]>>"))),
				HostileDocument.splits("a long field a million times", 2,
						() -> document("/AcroForm<</Fields 1000 0 R>>", "",
								(pdf) -> pdf.packed(STREAMS, FIRST, 0, "[" + "1001 0 R ".repeat(1_000_000) + "]",
										"<</T(x)/FT/Tx/X[" + "0 ".repeat(7900) + "]>>"))));
	}

	private static HostileDocument splits(String name, String catalog, String page, String object, String unit,
			String... others) {
		return HostileDocument.splits(name, 2, () -> document(catalog, page, one(object, unit, others)));
	}

	/** Two pages, and further objects. */
	private static byte[] document(String catalog, String page, Consumer<CompressedPdf> others) {
		CompressedPdf pdf = new CompressedPdf().object(1, "<</Type/Catalog/Pages 2 0 R" + catalog + ">>")
			.object(2, "<</Type/Pages/MediaBox[0 0 9 9]/Kids[3 0 R 4 0 R]>>")
			.object(3, "<</Type/Page" + page + ">>")
			.object(4, "<</Type/Page>>")
			.stream(5, "", Documents.bytes("/OC /P BDC EMC"));
		others.accept(pdf);
		return pdf.toBytes();
	}

	/** An object that is as long as it may be, and some after it. */
	private static Consumer<CompressedPdf> one(String object, String unit, String... others) {
		String[] objects = Stream
			.concat(Stream.of(object.formatted(unit.repeat(LONG / unit.length()))), Stream.of(others))
			.toArray(String[]::new);
		return (pdf) -> pdf.packed(STREAMS, FIRST, 0, objects);
	}

	/** Objects, each in a stream of its own, that name the next. */
	private static Consumer<CompressedPdf> chain(int count, int padding, String object) {
		return (pdf) -> IntStream.range(FIRST, FIRST + count)
			.forEach((number) -> pdf.packed(STREAMS + number, number, padding, object.formatted(number + 1)));
	}

	private static byte[] nodes(int count, String node) {
		CompressedPdf pdf = new CompressedPdf().object(1, Documents.CATALOG)
			.object(2, "<</Type/Pages/MediaBox[0 0 9 9]/Kids[" + references(count, (index) -> FIRST + index) + "]>>")
			.object(3, "<</Type/Page>>");
		packed(count, 16, (index) -> node, pdf);
		return pdf.toBytes();
	}

	/** A page each, and what it has for resources. */
	private static byte[] resources() {
		String names = IntStream.range(0, 2000).mapToObj("/%x 1"::formatted).collect(Collectors.joining());
		CompressedPdf pdf = new CompressedPdf().object(1, Documents.CATALOG)
			.object(2, "<</Type/Pages/MediaBox[0 0 9 9]/Kids[" + references(4000, (index) -> FIRST + 2 * (index / 2))
					+ "]>>");
		packed(4000, 32, (index) -> (index % 2 == 0) ? "<</Type/Page/Resources %d 0 R>>".formatted(FIRST + index + 1)
				: "<<" + names + ">>", pdf);
		return pdf.toBytes();
	}

	private static void packed(int count, int inStream, IntFunction<String> object, CompressedPdf pdf) {
		for (int from = 0; from < count; from += inStream) {
			pdf.packed(STREAMS + from, FIRST + from, 0,
					IntStream.range(from, from + inStream).mapToObj(object).toArray(String[]::new));
		}
	}

	/** Refers to objects so that each is in another stream than the one before. */
	private static byte[] inTurn(int streams, int inStream, int padding, String object, Begin begin) {
		CompressedPdf pdf = new CompressedPdf();
		begin.begin(pdf,
				references(streams * inStream, (index) -> FIRST + index % streams * inStream + index / streams));
		for (int i = 0; i < streams; i++) {
			String[] objects = new String[inStream];
			Arrays.fill(objects, object);
			pdf.packed(STREAMS + i, FIRST + i * inStream, padding, objects);
		}
		return pdf.toBytes();
	}

	private static String references(int count, IntUnaryOperator number) {
		return IntStream.range(0, count)
			.mapToObj((index) -> number.applyAsInt(index) + " 0 R")
			.collect(Collectors.joining(" "));
	}

	/** Begins a document that refers to all of them. */
	@FunctionalInterface
	private interface Begin {

		void begin(CompressedPdf pdf, String all);

	}

}
