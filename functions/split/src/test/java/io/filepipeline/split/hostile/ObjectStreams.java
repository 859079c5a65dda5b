package io.filepipeline.split.hostile;

import java.util.stream.Stream;

/**
 * Object streams that are not what they say, or where they should not be.
 */
final class ObjectStreams {

	private ObjectStreams() {
	}

	static Stream<HostileDocument> all() {
		String page = "<</Type/Page/Parent 2 0 R>>";
		return Stream.of(
				HostileDocument.splits("a page in an object stream", 2, () -> with("/N 1/First 4", "4 0 " + page)),
				HostileDocument.splits("an object stream that extends itself", 2,
						() -> with("/N 1/First 4/Extends 10 0 R", "4 0 " + page)),
				HostileDocument.damaged("an object stream with another object",
						() -> with("/N 1/First 4", "7 0 " + page)),
				HostileDocument.damaged("an object stream that begins behind its end",
						() -> with("/N 1/First 2147483647", "4 0 " + page)),
				HostileDocument.damaged("an object stream that begins before itself",
						() -> with("/N 1/First -4", "4 0 " + page)),
				HostileDocument.damaged("an object stream of no objects", () -> with("/N 0/First 4", "4 0 " + page)),
				HostileDocument.damaged("an object stream of -1 objects", () -> with("/N -1/First 4", "4 0 " + page)),
				HostileDocument.damaged("an object stream that counts nothing", () -> with("", "4 0 " + page)),
				HostileDocument.either("an object stream of two thousand million objects", 2,
						() -> with("/N 2147483647/First 4", "4 0 " + page)),
				HostileDocument.either("an object at two thousand million", 2,
						() -> with("/N 1/First 13", "4 2147483647 " + page)),
				HostileDocument.damaged("an object stream within itself",
						() -> document().within(4, 10, 0).within(10, 10, 1).toBytes()),
				HostileDocument.damaged("object streams within each other",
						() -> document().within(4, 10, 0).within(10, 11, 0).within(11, 10, 0).toBytes()),
				HostileDocument.damaged("an object stream whose count is within it",
						() -> document().within(4, 10, 0)
							.within(7, 10, 1)
							.stream(10, "/Type/ObjStm/N 7 0 R/First 9", Documents.bytes("4 0 7 28 " + page + " 2"))
							.toBytes()),
				HostileDocument.damaged("an object stream that is no stream",
						() -> document().within(4, 10, 0).object(10, page).toBytes()),
				HostileDocument.damaged("an object stream that is not there",
						() -> document().within(4, 10, 0).toBytes()),
				HostileDocument.damaged("a page that is its own object stream",
						() -> document().within(4, 4, 0).toBytes()),
				HostileDocument.either("a stream in an object stream", 2,
						() -> with("/N 1/First 4", "4 0 <</Length 3>>stream\nabc\nendstream")));
	}

	static CompressedPdf document() {
		return new CompressedPdf().object(1, Documents.CATALOG)
			.object(2, Documents.PAGES)
			.object(3, Documents.PAGE)
			.stream(5, "", Documents.bytes("0 0 50 50 re f"));
	}

	/** Its second page is in an object stream. */
	static byte[] with(String entries, String text) {
		return document().within(4, 10, 0).stream(10, "/Type/ObjStm" + entries, Documents.bytes(text)).toBytes();
	}

}
