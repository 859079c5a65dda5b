package io.filepipeline.split.pdf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Decodes strings that are read by people (ISO 32000-2, 7.9.2.2).
 */
final class TextString {

	/** What PDFDocEncoding has at 0x18 to 0x1F. */
	private static final String ACCENTS = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";

	/** What PDFDocEncoding has at 0x80 to 0xA0. */
	private static final String SIGNS = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E"
			+ "\u201C\u201D\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E"
			+ "\uFFFD\u20AC";

	/** Says in which language the text goes on. */
	private static final Pattern LANGUAGE = Pattern.compile("\u001B[A-Za-z]{2,8}\u001B");

	private static final Pattern GAP = Pattern.compile("[\\s\\p{Cntrl}\u0080-\u009F\u2028\u2029]+");

	private TextString() {
	}

	/** What it says, on one line and without control characters. */
	static String decode(Span string) {
		String bytes = Strings.decode(string);
		String text;
		if (bytes.startsWith("\u00FE\u00FF")) {
			text = decode(bytes, 2, StandardCharsets.UTF_16BE);
		}
		else if (bytes.startsWith("\u00FF\u00FE")) {
			text = decode(bytes, 2, StandardCharsets.UTF_16LE);
		}
		else if (bytes.startsWith("\u00EF\u00BB\u00BF")) {
			text = decode(bytes, 3, StandardCharsets.UTF_8);
		}
		else {
			text = documentEncoded(bytes);
		}
		return GAP.matcher(LANGUAGE.matcher(text).replaceAll("")).replaceAll(" ").strip();
	}

	private static String decode(String bytes, int from, Charset charset) {
		return new String(bytes.substring(from).getBytes(StandardCharsets.ISO_8859_1), charset);
	}

	private static String documentEncoded(String bytes) {
		StringBuilder text = new StringBuilder(bytes.length());
		for (int i = 0; i < bytes.length(); i++) {
			char code = bytes.charAt(i);
			if (code >= 0x18 && code <= 0x1F) {
				text.append(ACCENTS.charAt(code - 0x18));
			}
			else {
				text.append((code >= 0x80 && code <= 0xA0) ? SIGNS.charAt(code - 0x80) : code);
			}
		}
		return text.toString();
	}

}
