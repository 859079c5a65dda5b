package io.filepipeline.split.hostile;

import java.util.stream.Stream;

import io.filepipeline.testing.RawPdf;

/**
 * Streams with wrong lengths, filters or ends.
 */
final class Streams {

	private Streams() {
	}

	static Stream<HostileDocument> all() {
		Stream<String> lengths = Stream.of("0", "-1", "3", "15", "2147483647", "99999999999", "9223372036854775807",
				"1.5", "(9)", "/N", "[9]", "null", "6 0 R", "7 0 R", "99 0 R", "3 0 R", "2147483648 0 R");
		Stream<String> entries = Stream.of("/Filter/Unknown", "/Filter 7", "/Filter[[[/FlateDecode]]]", "/Filter 6 0 R",
				"/Filter[6 0 R]", "/Filter/FlateDecode", "/Filter/DCTDecode", "/DecodeParms 6 0 R",
				"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32/BitsPerComponent 16>>",
				"/F(file:///etc/passwd)", "/F<</F(http://example.com)/FS/URL>>", "/Filter/Crypt",
				"/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals 6 0 R>>", "/Type/ObjStm/N 1/First 4", "/Type/Page");
		return Stream
			.of(lengths.map((length) -> stream("/Length " + length)),
					entries.map((entry) -> stream("/Length 14" + entry)), ends(),
					Stream.of(forms(10_000), fonts(3_000, 50_000)))
			.flatMap((family) -> family);
	}

	/** Each shows the next, and all use the resources that the pages have from above. */
	private static HostileDocument forms(int count) {
		return HostileDocument.splits(count + " forms that show each other", 2, () -> {
			StringBuilder names = new StringBuilder();
			for (int i = count - 1; i >= 0; i--) {
				names.append("/F").append(i).append(' ').append(6 + i).append(" 0 R");
			}
			RawPdf source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
				.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Resources<</XObject<<" + names + ">>>>>>")
				.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 5 0 R>>")
				.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 5 0 R>>")
				.stream("", Documents.bytes("/F0 Do"));
			for (int i = 0; i < count; i++) {
				source.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", Documents.bytes("/F" + (i + 1) + " Do"));
			}
			return source.toBytes();
		});
	}

	/**
	 * Each page has resources of its own, but all refer to the same long list of fonts.
	 */
	private static HostileDocument fonts(int pages, int count) {
		return HostileDocument.splits(pages + " pages with the same " + count + " fonts", pages, () -> {
			StringBuilder fonts = new StringBuilder();
			for (int i = 0; i < count; i++) {
				fonts.append("/F").append(i).append(" 5 0 R");
			}
			StringBuilder kids = new StringBuilder();
			for (int i = 0; i < pages; i++) {
				kids.append(6 + i).append(" 0 R ");
			}
			RawPdf source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
				.object("<</Type/Pages/Kids[" + kids + "]/Count " + pages + ">>")
				.object("<<" + fonts + ">>")
				.stream("", Documents.bytes("BT /F7 9 Tf (x) Tj ET"))
				.object("<</Type/Font/Subtype/Type1/BaseFont/Courier>>");
			for (int i = 0; i < pages; i++) {
				source.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
						+ "/Resources<</Font 3 0 R>>>>");
			}
			return source.toBytes();
		});
	}

	private static Stream<HostileDocument> ends() {
		return Stream.of("endstream", "", "endobj", "end", "stream", "endstreamendstream", "endstream endobj 6 0 obj")
			.map((end) -> HostileDocument.either("a stream that ends with '" + end + "'", 2, () -> {
				String text = Documents.text(Documents.withPage("/Contents 6 0 R").stream("", new byte[9]).toBytes());
				int at = text.lastIndexOf("endstream");
				return Documents.bytes(text.substring(0, at) + end + text.substring(at + "endstream".length()));
			}));
	}

	/** Object 6 is the stream, object 7 refers to the length of the stream. */
	private static HostileDocument stream(String entries) {
		return HostileDocument.either("a stream with " + entries, 2,
				() -> Documents.withPage("/Contents 6 0 R")
					.object("<<" + entries + ">>\nstream\n0 0 50 50 re f\nendstream")
					.object("7 0 R")
					.toBytes());
	}

}
