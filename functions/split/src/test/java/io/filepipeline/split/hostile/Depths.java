package io.filepipeline.split.hostile;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.testing.RawPdf;

/**
 * Documents that are nested deeply, chained for long, or hold giant values.
 */
final class Depths {

	private Depths() {
	}

	static Stream<HostileDocument> all() {
		return Stream.concat(IntStream.of(100, 400, 5_000, 1_000_000).boxed().flatMap(Depths::nested), Stream.of(
				HostileDocument.splits("100,000 references in a row", 2,
						() -> chain("/Resources<</X 6 0 R>>", "/Next", 100_000)),
				HostileDocument.splits("50,000 references backwards", 2, () -> backwards(50_000)),
				HostileDocument.splits("10,000 fields below each other", 2, () -> fields(10_000)),
				HostileDocument.splits("30,000 names below each other", 2, () -> nameTree(30_000)),
				HostileDocument.splits("a link that leads on 100,000 times", 2,
						() -> chain("/Annots[<</Subtype/Link/A 6 0 R>>]", "/S/Named/N/NextPage/Next", 100_000)),
				HostileDocument.either("references to references", 2,
						() -> Documents.withPage("/Contents 6 0 R").object("7 0 R").object("6 0 R").toBytes()),
				HostileDocument.splits("a page that refers to itself", 2,
						() -> Documents.withPage("/Resources<</X 3 0 R>>/Group 3 0 R/Thumb 3 0 R").toBytes()),
				HostileDocument.either("an object number of 12 digits", 2,
						() -> Documents.withPage("/Contents 999999999999 0 R").toBytes()),
				HostileDocument.either("a generation of 65,536", 2,
						() -> Documents.withPage("/Contents 5 65536 R").toBytes()),
				HostileDocument.either("a negative object number", 2,
						() -> Documents.withPage("/Contents -5 0 R").toBytes()),
				HostileDocument.either("a number of 100,000 digits", 2,
						() -> Documents.withPage("/UserUnit 1" + "0".repeat(100_000)).toBytes()),
				HostileDocument.either("a name of a million letters", 2,
						() -> Documents.withPage("/" + "N".repeat(1_000_000) + " 1").toBytes()),
				HostileDocument.either("a million names", 2, () -> Documents.withPage("/X[" + names() + "]").toBytes()),
				HostileDocument.either("a string of 4 million letters", 2,
						() -> Documents.withPage("/Group<</S(" + "s".repeat(4_000_000) + ")>>").toBytes()),
				HostileDocument.either("a string that does not end", 2, () -> Documents.withPage("/X((").toBytes()),
				HostileDocument.exceeds("400,000 objects and no table", () -> objects(400_000)),
				HostileDocument.splits("a million arrays", 2,
						() -> Documents.withPage("/Group<</X[" + "[]".repeat(1_000_000) + "]>>").toBytes())));
	}

	private static Stream<HostileDocument> nested(int depth) {
		return Stream.of("[", "<</X").flatMap((open) -> {
			String value = open.repeat(depth) + (open.equals("[") ? "]" : ">>").repeat(depth);
			String name = depth + " times '" + open + "' ";
			return Stream.of(
					HostileDocument.either(name + "in a page", 2,
							() -> Documents.withPage("/Group " + value).toBytes()),
					HostileDocument.either(name + "in the catalog", 2,
							() -> Documents.withCatalog("/Names " + value).toBytes()),
					HostileDocument.either(name + "in the trailer", 2,
							() -> Documents.twoPages().trailer("/X " + value).toBytes()),
					HostileDocument.either(name + "without an end", 2,
							() -> Documents.withPage("/Group 6 0 R").object(open.repeat(depth)).toBytes()));
		});
	}

	private static byte[] chain(String first, String next, int length) {
		RawPdf document = Documents.withPage(first);
		IntStream.range(7, length).forEach((number) -> document.object("<<" + next + " " + number + " 0 R>>"));
		return document.object("<</End true>>").toBytes();
	}

	/** The objects are read from the last to the first, each when its child is known. */
	private static byte[] backwards(int length) {
		StringBuilder all = new StringBuilder();
		for (int number = length; number > 6; number--) {
			all.append(number).append(" 0 R ");
		}
		return chain("/Resources<</X[" + all + "]>>", "/Next", length);
	}

	private static byte[] fields(int depth) {
		RawPdf document = Documents.twoPages("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
				Documents.PAGES, "<</Type/Page/Parent 2 0 R/Annots[" + (depth + 6) + " 0 R]>>");
		IntStream.range(7, depth + 7)
			.forEach((number) -> document.object("<</T(a)/Kids[" + number + " 0 R]/Parent " + (number - 2) + " 0 R>>"));
		return document.object("<</Subtype/Widget/T(b)/FT/Tx>>").toBytes();
	}

	private static byte[] nameTree(int depth) {
		RawPdf document = Documents.twoPages("<</Type/Catalog/Pages 2 0 R/Names<</Dests 6 0 R>>>>", Documents.PAGES,
				"<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link/Dest(there)>>]>>");
		IntStream.range(7, depth + 7).forEach((number) -> document.object("<</Kids[" + number + " 0 R 6 0 R]>>"));
		return document.object("<</Names[(there)[4 0 R/Fit]]>>").toBytes();
	}

	private static byte[] objects(int count) {
		StringBuilder objects = new StringBuilder("%PDF-1.7\n");
		IntStream.range(1, count).forEach((number) -> objects.append(number).append(" 0 obj\n"));
		return Documents.bytes(objects.toString());
	}

	private static String names() {
		StringBuilder names = new StringBuilder();
		IntStream.range(0, 1_000_000).forEach((number) -> names.append("/n").append(number));
		return names.toString();
	}

}
