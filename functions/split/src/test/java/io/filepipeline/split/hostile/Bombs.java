package io.filepipeline.split.hostile;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import io.filepipeline.testing.RawPdf;

/**
 * Small documents that are large inside.
 */
final class Bombs {

	private static final int GIGABYTE = 1 << 30;

	private static final String FLATE = "/Filter/FlateDecode";

	private static final String TWICE = "/Filter[/FlateDecode/FlateDecode]";

	private static final String OBJECTS = "/Type/ObjStm/N 2/First 10";

	private static final String TABLE = "/Type/XRef/W[1 2 1]/Size 99/Root 1 0 R";

	private Bombs() {
	}

	static Stream<HostileDocument> all() {
		return Stream.of(
				HostileDocument.splits("a content stream of 1 GB", 2, () -> content(FLATE, Deflated.zeros(GIGABYTE))),
				HostileDocument.splits("a content stream of 1 GB, deflated twice", 2,
						() -> content(TWICE, Deflated.again(Deflated.zeros(GIGABYTE)))),
				HostileDocument.splits("a content stream with 100 filters", 2,
						() -> content("/Filter[" + "/FlateDecode".repeat(100) + "]", Deflated.zeros(9))),
				HostileDocument.splits("500 forms of 8 MB that may share resources", 2,
						() -> forms(500, Deflated.repeated("", "/A Do ", (8 << 20) / 6))),
				HostileDocument.splits("100 forms of 64 MB that may share resources", 2,
						() -> forms(100, Deflated.repeated("", "\0", 64 << 20))),
				HostileDocument.splits("1,000 forms that seem to be deflated badly", 2,
						() -> forms(1000, badlyDeflated())),
				HostileDocument.splits("forms with the resources that they are", 2,
						() -> Documents.withPage("/Resources<</XObject 6 0 R>>")
							.stream("/A 6 0 R/B 7 0 R/Resources<</XObject 6 0 R>>", Documents.bytes("/A Do"))
							.stream("/Resources 7 0 R/XObject 6 0 R", Documents.bytes("/B Do"))
							.toBytes()),
				HostileDocument.splits("metadata of 1 GB", 2, () -> metadata(FLATE, Deflated.zeros(GIGABYTE))),
				inObjects("an object stream of 1 GB", OBJECTS + FLATE, () -> Deflated.zeros(GIGABYTE)),
				inObjects("an object stream of 1 GB, deflated twice", OBJECTS + TWICE,
						() -> Deflated.again(Deflated.zeros(GIGABYTE))),
				inObjects("an object stream of 1 GB that claims to be deflated twice", OBJECTS + TWICE,
						() -> Deflated.zeros(GIGABYTE)),
				inObjects("an object stream of 1 GB in hexadecimal", OBJECTS + "/Filter[/ASCIIHexDecode/FlateDecode]",
						() -> Deflated.hex(Deflated.zeros(GIGABYTE))),
				inObjects("an object stream of 1 GB that names no type", "/N 2/First 10" + FLATE,
						() -> Deflated.zeros(GIGABYTE)),
				inObjects("an object stream of 1 GB with run lengths",
						OBJECTS + "/Filter[/FlateDecode/RunLengthDecode]",
						() -> Deflated.repeated("", "\u0081\0", GIGABYTE / 128)),
				HostileDocument.damaged("an object stream with 100 filters",
						() -> objects(OBJECTS + "/Filter[" + "/LZWDecode".repeat(100) + "]", Deflated.zeros(9))),
				HostileDocument.damaged("an object stream that is an image",
						() -> objects(OBJECTS + "/Filter/JPXDecode", Deflated.zeros(9))),
				HostileDocument.exceeds("a cross-reference stream of 2 GB",
						() -> table(TABLE + FLATE, Deflated.zeros(2L * GIGABYTE))),
				HostileDocument.splits("a cross-reference stream of 2 GB that names no type", 2,
						() -> table("/W[1 2 1]/Size 99/Root 1 0 R" + FLATE, Deflated.zeros(2L * GIGABYTE))),
				HostileDocument.exceeds("a cross-reference stream with entries of no bytes",
						() -> table("/Type/XRef/W[0 0 0]/Size 2147483647/Root 1 0 R", new byte[1])),
				HostileDocument.exceeds("a page whose array has 20 million elements",
						() -> objects(OBJECTS + FLATE, Deflated.repeated("4 0 7 9   [", "0 ", 20_000_000))));
	}

	/** As if 4 KB had been the most to look back, and with much to gain as it seems. */
	private static byte[] badlyDeflated() {
		byte[] content = new byte[43_000];
		new Random(1).nextBytes(content);
		Arrays.fill(content, 0, 40_000, (byte) ' ');
		Deflater deflater = new Deflater();
		deflater.setInput(content);
		deflater.finish();
		byte[] deflated = new byte[content.length];
		int length = deflater.deflate(deflated);
		deflater.end();
		deflated[0] = 0x48;
		deflated[1] = (byte) 0x89;
		return Arrays.copyOf(deflated, length);
	}

	private static HostileDocument inObjects(String name, String entries, Supplier<byte[]> bytes) {
		return HostileDocument.exceeds(name, () -> objects(entries, bytes.get()));
	}

	private static byte[] content(String entries, byte[] bytes) {
		return Documents.withPage("/Contents 6 0 R").stream(entries, bytes).toBytes();
	}

	private static byte[] forms(int count, byte[] bytes) {
		StringBuilder names = new StringBuilder();
		for (int i = 0; i < count; i++) {
			names.append("/F").append(i).append(' ').append(7 + i).append(" 0 R");
		}
		RawPdf document = Documents.withPage("/Contents " + (7 + count) + " 0 R/Resources<</XObject<<" + names + ">>>>")
			.object("<</XObject<<" + names + ">>>>");
		for (int i = 0; i < count; i++) {
			document.stream("/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R" + FLATE, bytes);
		}
		return document.stream("", Documents.bytes(names.toString())).toBytes();
	}

	private static byte[] metadata(String entries, byte[] bytes) {
		return Documents.withCatalog("/Metadata 6 0 R").stream("/Type/Metadata" + entries, bytes).toBytes();
	}

	private static byte[] objects(String entries, byte[] bytes) {
		return ObjectStreams.document().within(4, 10, 0).stream(10, entries, bytes).toBytes();
	}

	private static byte[] table(String entries, byte[] bytes) {
		return ObjectStreams.document().object(4, Documents.PAGE).toBytes(entries, bytes);
	}

}
