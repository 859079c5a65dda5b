package io.filepipeline.split.hostile;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Files that are something else, or something else as well.
 */
final class Wrappings {

	private Wrappings() {
	}

	static Stream<HostileDocument> all() {
		byte[] whole = Documents.twoPages().toBytes();
		String text = Documents.text(whole);
		return Stream.concat(heads(whole), Stream.of(damaged("no bytes", () -> new byte[0]),
				damaged("one byte", () -> new byte[1]), damaged("a header", () -> Documents.bytes("%PDF-1.7\n")),
				damaged("a header and an end", () -> Documents.bytes("%PDF-1.7\n%%EOF\n")),
				damaged("an empty trailer", () -> Documents.bytes("%PDF-1.7\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n")),
				damaged("a megabyte of NUL", () -> new byte[1 << 20]), damaged("random bytes", () -> random(1 << 20)),
				damaged("brackets", () -> Documents.bytes("%PDF-1.7\n" + "[".repeat(1 << 20))),
				damaged("objects without an end", () -> Documents.bytes("%PDF-1.7\n" + "1 0 obj\n".repeat(1 << 17))),
				damaged("200,000 objects without anything",
						() -> Documents.bytes("%PDF-1.7\n" + "1 0 obj<<>>endobj\n".repeat(200_000))),
				damaged("ends", () -> Documents.bytes("%PDF-1.7\n" + "startxref 9 %%EOF\n".repeat(1 << 16))),
				damaged("trailers", () -> Documents.bytes("%PDF-1.7\n" + "trailer<</Root 1 0 R>>\n".repeat(1 << 14))),
				either("no header", () -> Arrays.copyOfRange(whole, 9, whole.length)),
				either("a header without a version", () -> Documents.bytes(text.replace("%PDF-1.7", "%PDF-"))),
				either("version 99.9", () -> Documents.bytes(text.replace("%PDF-1.7", "%PDF-99.9"))),
				either("version -1", () -> Documents.bytes(text.replace("%PDF-1.7", "%PDF--1"))),
				either("lines that end with CR", () -> Documents.bytes(text.replace('\n', '\r'))),
				either("lines that end with NUL", () -> Documents.bytes(text.replace('\n', '\0'))),
				either("a zip behind it", () -> Documents.join(whole, Documents.bytes("PK\3\4"), random(5000))),
				either("NUL behind it", () -> Documents.join(whole, new byte[5000])),
				either("itself behind it", () -> Documents.join(whole, whole)),
				either("a lie about being linearized", () -> linearized(text))));
	}

	private static Stream<HostileDocument> heads(byte[] whole) {
		return Stream
			.of("<html><script>alert(1)</script>\n", "PK\3\4\24\0\0\0\10\0", "\u00ff\u00d8\u00ff\u00e0\0\20JFIF\0",
					"GIF89a", "MZ\u0090", "\0", "\n", "#!/bin/sh\n", "\0".repeat(1000), "x".repeat(1016),
					"x".repeat(5000))
			.map((head) -> either("'" + head.substring(0, Math.min(5, head.length())).strip() + "' and " + head.length()
					+ " bytes before it", () -> Documents.join(Documents.bytes(head), whole)));
	}

	private static HostileDocument damaged(String name, Supplier<byte[]> bytes) {
		return HostileDocument.damaged(name, bytes);
	}

	private static HostileDocument either(String name, Supplier<byte[]> bytes) {
		return HostileDocument.either(name, 2, bytes);
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		new Random(7).nextBytes(bytes);
		return bytes;
	}

	private static byte[] linearized(String text) {
		return Documents.bytes(text.replaceFirst("1 0 obj",
				"9 0 obj\n<</Linearized 1/L 1/H[99999 -9]/O 77/E -1/N 2147483647/T 0>>\nendobj\n1 0 obj"));
	}

}
