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

	private Repeats() {
	}

	static Stream<HostileDocument> all() {
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

	private static HostileDocument annotations(String name, String entries, String object) {
		// the tests keep all documents that are to be made, and have little memory
		return HostileDocument.either(MANY + " annotations with " + name, 2, () -> {
			String numbers = "0 ".repeat(LENGTH / 2);
			return annotated(document("").object(object.formatted(numbers, "0".repeat(LENGTH))), entries).toBytes();
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
