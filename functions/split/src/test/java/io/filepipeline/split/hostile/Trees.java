package io.filepipeline.split.hostile;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.testing.RawPdf;

/**
 * Documents whose page tree is no tree, or not the one that it says it is.
 */
final class Trees {

	private Trees() {
	}

	static Stream<HostileDocument> all() {
		return Stream.concat(counts(), Stream.of(damaged("a tree that is its own kid", "/Kids[2 0 R]"),
				damaged("a tree below itself", "/Kids[3 0 R 6 0 R]", "<</Type/Pages/Kids[2 0 R]>>"),
				damaged("two nodes below each other", "/Kids[6 0 R 3 0 R]", "<</Type/Pages/Kids[7 0 R]>>",
						"<</Type/Pages/Kids[6 0 R]>>"),
				damaged("no kids but a count", ""), damaged("kids that are lost", "/Kids[3 0 R 99 0 R]"),
				damaged("a kid that is a number", "/Kids[3 0 R 4]"),
				damaged("a kid that is an array", "/Kids[[3 0 R]]"), damaged("kids in a string", "/Kids(3 0 R)"),
				damaged("kids that are their own", "/Kids 6 0 R", "6 0 R"),
				HostileDocument.splits("kids somewhere else", 2, () -> tree("/Kids 6 0 R", "[3 0 R 4 0 R]").toBytes()),
				HostileDocument.splits("the same page three times", 3,
						() -> tree("/Kids[3 0 R 3 0 R 3 0 R]").toBytes()),
				HostileDocument.splits("an empty node", 2,
						() -> tree("/Kids[6 0 R 3 0 R 4 0 R]", "<</Type/Pages/Kids[]/Count 0>>").toBytes()),
				HostileDocument.either("the catalog among the kids", -1, () -> tree("/Kids[3 0 R 1 0 R]").toBytes()),
				HostileDocument.either("a stream among the kids", -1, () -> tree("/Kids[3 0 R 5 0 R]").toBytes()),
				HostileDocument.splits("a tree of 20,000 levels", 1, () -> deep(20_000)),
				HostileDocument.exceeds("a million kids",
						() -> tree("/Kids[" + "3 0 R ".repeat(1_000_000) + "]").toBytes()),
				HostileDocument.exceeds("2^50 pages by sharing nodes", () -> doubling(50))));
	}

	private static Stream<HostileDocument> counts() {
		return Stream
			.of("/Count 2147483647", "/Count 4294967298", "/Count -5", "/Count 0", "/Count 1.9", "/Count(2)", "",
					"/Count 99999999999999999999999")
			.map((count) -> HostileDocument.splits("two pages with the count '" + count + "'", 2,
					() -> tree("/Kids[3 0 R 4 0 R]" + count).toBytes()));
	}

	private static HostileDocument damaged(String name, String entries, String... objects) {
		return HostileDocument.damaged(name, () -> tree(entries + "/Count 2", objects).toBytes());
	}

	private static RawPdf tree(String entries, String... objects) {
		RawPdf document = Documents.twoPages(Documents.CATALOG, "<</Type/Pages" + entries + ">>", Documents.PAGE);
		Stream.of(objects).forEach(document::object);
		return document;
	}

	private static byte[] deep(int levels) {
		RawPdf document = tree("/Kids[6 0 R]");
		IntStream.range(0, levels).forEach((level) -> document.object("<</Type/Pages/Kids[" + (level + 7) + " 0 R]>>"));
		return document.object(Documents.PAGE).toBytes();
	}

	private static byte[] doubling(int levels) {
		RawPdf document = tree("/Kids[6 0 R]");
		for (int i = 0; i < levels; i++) {
			document.object("<</Type/Pages/Kids[" + (i + 7) + " 0 R " + (i + 7) + " 0 R]>>");
		}
		return document.object(Documents.PAGE).toBytes();
	}

}
