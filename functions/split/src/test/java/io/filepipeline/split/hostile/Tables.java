package io.filepipeline.split.hostile;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * Documents whose cross-reference table or trailer is wrong.
 */
final class Tables {

	private static final String TABLE = "/Type/XRef/Size 9/Root 1 0 R";

	private Tables() {
	}

	static Stream<HostileDocument> all() {
		return Stream.of(offsets(), starts(), trailers(), previous(), streams()).flatMap((family) -> family);
	}

	private static Stream<HostileDocument> offsets() {
		return Stream.of(
				repaired("offsets that are 1 too large", (pdf) -> pdf.replaceAll("(\\d{9})\\d 00000 n", "$19 00000 n")),
				repaired("offsets of zero", (pdf) -> pdf.replaceAll("\\d{10} 00000 n", "0000000000 00000 n")),
				repaired("offsets behind the end", (pdf) -> pdf.replaceAll("\\d{10} 00000 n", "9999999999 00000 n")),
				repaired("other generations", (pdf) -> pdf.replace(" 00000 n", " 00007 n")),
				repaired("a table that is shifted by one object", (pdf) -> pdf.replace("xref\n0 6", "xref\n1 6")),
				repaired("a table of free objects", (pdf) -> pdf.replace(" n \n", " f \n")),
				repaired("a table with more objects than it has",
						(pdf) -> pdf.replace("xref\n0 6", "xref\n0 2147483647")),
				repaired("a table with fewer objects than it has", (pdf) -> pdf.replace("xref\n0 6", "xref\n0 2")),
				repaired("a table of 200,000 sections", (pdf) -> pdf.replace("trailer", sections(200_000) + "trailer")),
				repaired("a table of letters", (pdf) -> pdf.replaceAll("\\d{10} 00000 n", "abcdefghij klmno n")),
				repaired("a table from a giant number on", (pdf) -> pdf.replace("xref\n0 6", "xref\n99999999999 6")));
	}

	/** Each tells of one number more than the one before it. */
	private static String sections(int count) {
		return IntStream.range(6, count).mapToObj((number) -> number + " 1\n0000000000 00000 f \n").collect(joining());
	}

	private static Stream<HostileDocument> starts() {
		return Stream.of("0", "-1", "1", "99999999999999999999", "5", "", "(x)")
			.map((start) -> repaired("a start at '" + start + "'",
					(pdf) -> pdf.replaceAll("startxref\n\\d+", "startxref\n" + start)));
	}

	private static Stream<HostileDocument> trailers() {
		return Stream.concat(
				Stream.of(repaired("no trailer", (pdf) -> pdf.replaceAll("trailer\n<<.*>>", "")),
						repaired("no root", (pdf) -> pdf.replace("/Root 1 0 R", "")),
						repaired("a root that is lost", (pdf) -> pdf.replace("/Root 1 0 R", "/Root 99 0 R")),
						repaired("a root that is a page", (pdf) -> pdf.replace("/Root 1 0 R", "/Root 3 0 R")),
						repaired("a root that is a number", (pdf) -> pdf.replace("/Root 1 0 R", "/Root 17")),
						repaired("two trailers", (pdf) -> pdf.replace("trailer", "trailer\n<</Root 4 0 R>>\ntrailer"))),
				Stream.of("-1", "0", "2147483647", "99999999999999999999", "(6)", "6 0 R")
					.map((size) -> repaired("a size of " + size, (pdf) -> pdf.replace("/Size 6", "/Size " + size))));
	}

	private static Stream<HostileDocument> previous() {
		return Stream.of("0", "-1", "9", "99999999999", "1 0 R", "(x)")
			.map((previous) -> repaired("a previous table at " + previous,
					(pdf) -> pdf.replace("/Root 1 0 R", "/Root 1 0 R/Prev " + previous + "/XRefStm " + previous)));
	}

	private static Stream<HostileDocument> streams() {
		return Stream
			.of("/W[1 1 1]", "/W[0 1 0]", "/W[-1 4 1]", "/W[1 99999 1]", "/W[1 2147483647 2147483647]", "/W[]", "/W 3",
					"/W[1 4 1]/Index[0 2147483647]", "/W[1 4 1]/Index[-5 9]", "/W[1 4 1]/Index[9]",
					"/W[1 4 1]/Index[9223372036854775807 9]", "/W[1 4 1]/Index(9)", "/W[1 4 1]/Prev 9/Prev 15")
			.map((entries) -> HostileDocument.either("a table stream with " + entries, 2,
					() -> ObjectStreams.document()
						.object(4, Documents.PAGE)
						.toBytes(TABLE + entries, Documents.bytes("\1\2\3\4\5\6".repeat(9)))));
	}

	private static HostileDocument repaired(String name, UnaryOperator<String> spoil) {
		return HostileDocument.either(name, 2,
				() -> Documents.bytes(spoil.apply(Documents.text(Documents.twoPages().toBytes()))));
	}

}
