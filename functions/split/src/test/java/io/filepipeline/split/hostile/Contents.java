package io.filepipeline.split.hostile;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.testing.RawPdf;

/**
 * Pages that split well, and are hard to look into.
 */
final class Contents {

	private static final String FLATE = "/Filter/FlateDecode";

	private static final String IMAGE = "/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8";

	private static final String FONTS = "/Font<</F 7 0 R>>";

	private static final String IMAGES = "/XObject<</I 7 0 R>>";

	private static final String SHOWN = "q 99 0 0 99 0 0 cm /I Do Q";

	private Contents() {
	}

	static Stream<HostileDocument> all() {
		return Stream.of(operators(), paths(), fonts(), images(), sizes()).flatMap((family) -> family);
	}

	private static Stream<HostileDocument> operators() {
		return Stream.of(repeated("operators", "0 g ", 16_000_000), repeated("numbers", "1. ", 1_300_000),
				repeated("arrays in arrays", "[", 3_000_000), repeated("strings in strings", "(", 3_000_000),
				repeated("dictionaries in dictionaries", "/A<<", 900_000), repeated("saved states", "q ", 1_900_000),
				repeated("restored states", "Q ", 1_900_000), repeated("marked contents", "/A BMC ", 500_000),
				repeated("fonts that are not there", "/X 9 Tf ", 400_000),
				splits("a word of 3 MB", FLATE, "", () -> Deflated.repeated("", "x", 3_000_000)),
				splits("words that are no operators", "", () -> Documents.bytes(IntStream.range(0, 300_000)
					.mapToObj((number) -> Integer.toString(number + 1_000_000, 26).replaceAll("[0-9]", "z") + "x ")
					.reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
					.toString())),
				HostileDocument.splits("forms that each show the next twice", 2, () -> {
					RawPdf source = page("/F0 Do", "/XObject<<" + names(40) + ">>");
					for (int i = 0; i < 40; i++) {
						source.stream(
								"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<<" + names(40) + ">>>>",
								Documents.bytes("/F" + (i + 1) + " Do /F" + (i + 1) + " Do"));
					}
					return source.toBytes();
				}), HostileDocument.splits("100,000 times a form of 1 MB", 2, () -> {
					RawPdf source = page("/I Do ".repeat(100_000), IMAGES);
					return source.stream("/Subtype/Form/BBox[0 0 9 9]" + FLATE, Deflated.repeated("", "% \n", 300_000))
						.toBytes();
				}));
	}

	private static String names(int count) {
		return IntStream.range(0, count)
			.mapToObj((number) -> "/F" + number + " " + (7 + number) + " 0 R")
			.reduce("", String::concat);
	}

	private static Stream<HostileDocument> paths() {
		return Stream.of(repeated("pages that are filled", "0 0 200 200 re f ", 200_000),
				repeated("clips", "q 0 0 190 190 re W n 0 0 200 200 re f ", 90_000),
				repeated("clips that are turned", ".99 .1 -.1 .99 0 0 cm 0 0 190 190 re W n 0 0 200 200 re f ", 60_000),
				repeated("lines far away", "9e37 0 m -9e37 9e37 l 1e38 w S ", 90_000),
				splits("a path with 300,000 lines", FLATE, "",
						() -> Deflated.repeated("0 0 m ", "9 0 l 7 200 l ", 150_000)),
				splits("300,000 lines in one", "",
						() -> Documents.bytes("0 0 m " + "9 0 l 7 200 l ".repeat(150_000) + "S")),
				splits("a path with 100,000 curves", "",
						() -> Documents.bytes("0 0 m " + "9 9 200 300 1 1 c ".repeat(100_000) + "f")),
				splits("dashes shorter than atoms", "",
						() -> Documents.bytes("[1e-30 1e-30] 0 d " + "0 0 m 99999 99999 l S ".repeat(9_000))),
				splits("shadings and patterns",
						"/Shading<</S<</ShadingType 1/Function 7 0 R>>>>"
								+ "/Pattern<</P<</PatternType 1/XStep 1e-9/YStep 1e-9/BBox[0 0 1 1]>>>>",
						() -> Documents.bytes("/S sh /Pattern cs /P scn 0 0 200 200 re f ".repeat(9_000))),
				HostileDocument
					.splits("colours by a function of 1 MB", 2,
							() -> page("/S cs 1 scn 0 0 9 9 re f ".repeat(90_000),
									"/ColorSpace<</S[/Separation/X/DeviceRGB 7 0 R]/T[/Indexed/S 255 8 0 R]>>")
								.stream("/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1]" + FLATE,
										Deflated.repeated("{", "dup mul ", 130_000))
								.toBytes()),
				splits("a colour space in itself",
						"/ColorSpace<</S[/Indexed/S 1<00>]/T[/Indexed[/Indexed[/Indexed"
								+ "[/Indexed[/Indexed/G 1<00>]1<00>]1<00>]1<00>]1<00>]>>",
						() -> Documents.bytes("/S cs /T CS 1 sc")),
				HostileDocument.splits("5,000 annotations", 2, () -> Documents
					.withPage("/Annots[" + ("<</Subtype/Square/Rect[0 0 99 99]/AP<</N 6 0 R>>>>").repeat(5_000) + "]")
					.stream("/Subtype/Form/BBox[0 0 9 9]", Documents.bytes("0 0 9 9 re f ".repeat(100)))
					.toBytes()));
	}

	private static Stream<HostileDocument> fonts() {
		String glyph = "BT /F 9 Tf 9 9 Td (a) Tj ET";
		return Stream.of(
				font("a font that shows itself", "(a) Tj", "/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 1 1]"
						+ "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/CharProcs<</a 8 0 R>>"
						+ "/Resources<</Font<</F 7 0 R>>>>", "", () -> Documents.bytes(glyph + glyph)),
				font("characters of 1 MB", "(aaaaaaaa) Tj ".repeat(9_000), "/Subtype/Type1/BaseFont/X/ToUnicode 8 0 R",
						"", () -> cmap("1 beginbfchar <61><" + "0041".repeat(250_000) + "> endbfchar")),
				font("1,000,000 characters", "(" + "a".repeat(1_000_000) + ") Tj", "/Subtype/Type1/BaseFont/X", "",
						() -> new byte[0]),
				font("characters that cover each other", "(" + "a".repeat(100) + ") Tj -1000 0 Td ".repeat(900),
						"/Subtype/Type1/BaseFont/X", "", () -> new byte[0]),
				font("characters as large as the world", "9e37 0 0 9e37 9e37 9e37 Tm (abc) Tj 0 0 0 0 0 0 Tm (abc) Tj",
						"/Subtype/Type1/BaseFont/X", "", () -> new byte[0]),
				table("1 beginbfrange <00000000><7fffffff><0041> endbfrange"),
				table("1 begincidrange <00000000><7fffffff> 0 endcidrange"),
				table("1 beginbfrange <000000><ffffff><00000041> endbfrange"),
				table("99 beginbfrange ", "<0000><ffff><0041> ", 9_000, "endbfrange"),
				table("1 beginbfchar <61><", "61", 900_000, "> endbfchar"),
				table("", "/UniJIS-UTF16-H usecmap ", 2_000, ""), table("/X usecmap"), table("", "<< ", 900_000, ""),
				font("a table of 1 GB", "(a) Tj", "/Subtype/Type1/BaseFont/X/ToUnicode 8 0 R", FLATE,
						() -> Deflated.zeros(1 << 30)),
				font("a font program of 1 GB", "(a) Tj",
						"/Subtype/TrueType/BaseFont/X/FontDescriptor<</FontName/X/FontFile2 8 0 R>>", FLATE,
						() -> Deflated.zeros(1 << 30)),
				HostileDocument.splits("3,000 fonts with large tables", 2, () -> {
					StringBuilder fonts = new StringBuilder("/Font<<");
					StringBuilder content = new StringBuilder("BT ");
					for (int i = 0; i < 3_000; i++) {
						fonts.append("/F")
							.append(i)
							.append("<</Subtype/Type0/BaseFont/X/Encoding/UniJIS-UTF16-H/DescendantFonts[<<"
									+ "/Subtype/CIDFontType0/BaseFont/Y/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)"
									+ "/Supplement 6>>>>]>>");
						content.append("/F").append(i).append(" 9 Tf (abc) Tj ");
					}
					return page(content.toString(), fonts.append(">>").toString()).toBytes();
				}), font("a font with everything wrong", "(a) Tj [(b) -100 7 [(c)]] TJ",
						"/Subtype/Type0/Encoding 8 0 R/DescendantFonts[7 0 R]/ToUnicode 7 0 R", "", () -> new byte[9]));
	}

	private static Stream<HostileDocument> images() {
		return Stream.of(
				image("of 10 gigapixels", IMAGE + "/Width 100000/Height 100000" + FLATE, () -> Deflated.zeros(1 << 30)),
				image("of one pixel and 1 GB", IMAGE + "/Width 1/Height 1" + FLATE, () -> Deflated.zeros(1 << 30)),
				image("of 1 GB, deflated twice", IMAGE + "/Width 9/Height 9/Filter[/FlateDecode/FlateDecode]",
						() -> Deflated.again(Deflated.zeros(1 << 30))),
				image("with rows of 100 GB", IMAGE + "/Width 2147483647/Height 1" + FLATE, () -> Deflated.zeros(99)),
				image("with no size", IMAGE + "/Width 0/Height -1", () -> new byte[9]),
				image("with a predictor for rows of 2 GB",
						IMAGE + "/Width 9/Height 9/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32>>" + FLATE,
						() -> Deflated.zeros(99)),
				image("of a fax of 256 MB",
						"/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1/Width 9/Height 46341"
								+ "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 46341>>",
						() -> new byte[99]),
				image("of a fax of 2 GB",
						"/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1/Width 9/Height 9"
								+ "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 2147483647/Rows 2147483647>>",
						() -> new byte[99]),
				image("with a mask of itself", IMAGE + "/Width 9/Height 9/SMask 7 0 R", () -> new byte[81]),
				image("with a mask of 10 gigapixels", IMAGE + "/Width 9/Height 9/SMask 8 0 R", () -> new byte[81]),
				image("in colours of 1 GB",
						"/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 255 8 0 R]",
						() -> new byte[81]),
				image("of JPEG 2000", IMAGE + "/Width 9/Height 9/Filter/JPXDecode", () -> new byte[99]),
				image("of JBIG2", IMAGE + "/Width 9/Height 9/Filter/JBIG2Decode", () -> new byte[99]),
				image("of a JPEG of 4 gigapixels", IMAGE + "/Width 9/Height 9/Filter/DCTDecode",
						() -> jpeg(0xFFFF, 1, 0xC0)),
				image("of a JPEG of 64 megapixels", IMAGE + "/Width 9/Height 9/Filter/DCTDecode",
						() -> jpeg(8000, 1, 0xC0)),
				image("of a JPEG in 90 scans", IMAGE + "/Width 9/Height 9/Filter/DCTDecode",
						() -> jpeg(8000, 90, 0xC2)),
				image("of a JPEG without an end", IMAGE + "/Width 9/Height 9/Filter/DCTDecode",
						() -> new byte[] { (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0 }),
				HostileDocument.splits("an image as large as the world", 2,
						() -> page("9e37 0 0 9e37 0 0 cm /I Do 1e-37 0 0 1e-37 0 0 cm /I Do", IMAGES)
							.stream(IMAGE + "/Width 3/Height 3", new byte[9])
							.toBytes()),
				HostileDocument
					.splits("100,000 times an image of a megapixel", 2,
							() -> page(SHOWN.repeat(100_000), IMAGES).stream(IMAGE + "/Width 1000/Height 1000" + FLATE,
									Deflated.zeros(1_000_000))
								.toBytes()),
				HostileDocument.splits("an inline image of 1 GB", 2, () -> page(
						"BI /W 9 /H 9 /BPC 8 /CS /G /F /Fl ID " + Documents.text(Deflated.zeros(1 << 30)) + " EI", "")
					.toBytes()));
	}

	private static Stream<HostileDocument> sizes() {
		return Stream
			.of("[0 0 14400 14400]/UserUnit 75000", "[0 0 1e9 1e9]", "[0 0 1e38 1e38]", "[0 0 1e-9 1e-9]", "[0 0 0 0]",
					"[1 2]", "[0 0 14400 0.01]", "[-1e38 -1e38 1e38 1e38]")
			.flatMap(
					(box) -> Stream.of("", "/Rotate 90", "/Rotate 45", "/CropBox[5 5 5 5]")
						.map((entry) -> HostileDocument
							.either("a page of the size " + box + entry, 2,
									() -> Documents
										.twoPages(Documents.CATALOG, Documents.PAGES,
												"<</Type/Page/Parent 2 0 R/Contents 5 0 R/MediaBox" + box + entry
														+ ">>")
										.toBytes())));
	}

	private static HostileDocument repeated(String name, String unit, int times) {
		return splits(times + " " + name, FLATE, "", () -> Deflated.repeated("", unit, times));
	}

	private static HostileDocument splits(String name, String resources, Supplier<byte[]> content) {
		return splits(name, "", resources, content);
	}

	private static HostileDocument splits(String name, String entries, String resources, Supplier<byte[]> content) {
		return HostileDocument.splits(name, 2,
				() -> Documents.withPage("/Contents 6 0 R/Resources<<" + resources + ">>")
					.stream(entries, content.get())
					.toBytes());
	}

	/** The content is object 6; object 7 follows. */
	private static RawPdf page(String content, String resources) {
		return Documents.withPage("/Contents 6 0 R/Resources<<" + resources + ">>")
			.stream("", Documents.bytes(content));
	}

	private static HostileDocument font(String name, String content, String entries, String stream,
			Supplier<byte[]> bytes) {
		return HostileDocument.splits(name, 2,
				() -> page("BT /F 9 Tf 9 9 Td " + content + " ET", FONTS).object("<</Type/Font" + entries + ">>")
					.stream(stream, bytes.get())
					.toBytes());
	}

	private static HostileDocument table(String text) {
		return table(text, "", 0, "");
	}

	private static HostileDocument table(String start, String unit, int times, String end) {
		return font("a table with " + start + times + " times '" + unit + "'" + end, "(abcdefgh) Tj",
				"/Subtype/Type1/BaseFont/X/ToUnicode 8 0 R", "", () -> cmap(start + unit.repeat(times) + end));
	}

	private static byte[] cmap(String text) {
		return Documents.bytes(
				"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n1 begincodespacerange"
						+ " <00><ff> endcodespacerange\n" + text + "\nendcmap");
	}

	/** Object 8 is a mask of ten gigapixels, and a table of colours of as many bytes. */
	private static HostileDocument image(String name, String entries, Supplier<byte[]> bytes) {
		return HostileDocument.splits("an image " + name, 2,
				() -> page(SHOWN, IMAGES).stream(entries, bytes.get())
					.stream(IMAGE + "/Width 100000/Height 100000" + FLATE, Deflated.zeros(1 << 30))
					.toBytes());
	}

	private static byte[] jpeg(int edge, int scans, int frame) {
		StringBuilder text = new StringBuilder("\u00ff\u00d8\u00ff" + (char) frame + "\0\u000b\b" + number(edge)
				+ number(edge) + "\u0001\u0001\u0011\0");
		for (int i = 0; i < scans; i++) {
			text.append("\u00ff\u00da\0\b\u0001\u0001\0\0\u003f\0");
		}
		return Documents.bytes(text + "\0".repeat(99) + "\u00ff\u00d9");
	}

	private static String number(int value) {
		return "" + (char) (value >> 8) + (char) (value & 0xFF);
	}

}
