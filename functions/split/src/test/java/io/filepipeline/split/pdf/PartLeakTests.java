package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A part holds what is of its pages, and nothing of others, wherever in the file one
 * looks.
 */
class PartLeakTests {

	private static final int PAGES = 4;

	private static final Pattern STREAM = Pattern.compile("\\bstream\r?\n");

	@ParameterizedTest
	@EnumSource
	void holdsNothingOfOtherPages(MarkedDocument.Sharing resources) {
		byte[] source = MarkedDocument.of(PAGES, resources);
		assertThat(everythingIn(source)).contains(markers(0, MarkedDocument.KEPT))
			.contains(markers(0, MarkedDocument.DROPPED))
			.contains("OfAllPages");

		for (int page = 0; page < PAGES; page++) {
			check(source, page);
		}
		check(source, 1, 2);
		check(source, 3, 0);
		check(source, 2, 2, 1);
		check(source, 0, 1, 2, 3);
	}

	private static void check(byte[] source, int... pages) {
		byte[] part = Parts.part(source, pages);
		String everything = everythingIn(part);

		assertThatPdf(part).rendersLike(source, pages);
		assertThat(everything).doesNotContain("OfAllPages");
		for (int page = 0; page < PAGES; page++) {
			int wanted = page;
			if (IntStream.of(pages).anyMatch((number) -> number == wanted)) {
				assertThat(everything).contains(markers(page, MarkedDocument.KEPT))
					.doesNotContain(markers(page, MarkedDocument.DROPPED));
			}
			else {
				assertThat(everything).doesNotContain(MarkedDocument.prefix(page));
			}
		}
	}

	private static String[] markers(int page, List<String> kinds) {
		return kinds.stream().map((kind) -> MarkedDocument.marker(page, kind)).toArray(String[]::new);
	}

	/** The bytes of the file, and those of each stream in it, decoded. */
	static String everythingIn(byte[] pdf) {
		String raw = new String(pdf, StandardCharsets.ISO_8859_1);
		StringBuilder everything = new StringBuilder(raw);
		for (Matcher stream = STREAM.matcher(raw); stream.find();) {
			everything.append('\n').append(inflated(pdf, stream.end()));
		}
		return everything.toString();
	}

	/** Nothing if the stream is not deflated: then it is readable as it is. */
	private static String inflated(byte[] pdf, int from) {
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(pdf, from, pdf.length - from);
			byte[] bytes = new byte[1 << 20];
			int length = inflater.inflate(bytes);
			assertThat(inflater.finished()).isTrue();
			return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
		}
		catch (DataFormatException ex) {
			return "";
		}
		finally {
			inflater.end();
		}
	}

}
