package io.filepipeline.split.look;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * The tables of a font that say which character a code is. A line in them can stand for
 * thousands of codes, which PDFBox notes one by one.
 */
final class FontTables {

	private static final List<COSName> TABLES = List.of(COSName.TO_UNICODE, COSName.ENCODING);

	/** The name of another table, whose lines PDFBox copies. */
	private static final Pattern OTHER = Pattern.compile("usecmap");

	private static final int MOST_OTHERS = 2;

	/** What the codes of a range stand for, one by one. */
	private static final Pattern VALUES = Pattern.compile("\\[[\\s<>0-9A-Fa-f]*+\\]");

	/** A range begins with two codes of equally many digits. */
	private static final Pattern CODE = Pattern.compile("<([0-9A-Fa-f\\s]*+)>");

	/** Two bytes. A range of longer codes should only differ in the last one. */
	private static final int DIGITS = 4;

	private FontTables() {
	}

	/** Removes what is worse than having no table. */
	static void removeUnbounded(COSDictionary font) throws IOException {
		for (COSName key : TABLES) {
			if (font.getDictionaryObject(key) instanceof COSStream table && isUnbounded(table)) {
				font.removeItem(key);
			}
		}
	}

	private static boolean isUnbounded(COSStream table) throws IOException {
		String text;
		try (InputStream in = table.createInputStream()) {
			text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		return OTHER.matcher(text).results().limit(MOST_OTHERS + 1L).count() > MOST_OTHERS || hasWideRange(text);
	}

	private static boolean hasWideRange(String text) {
		Matcher codes = CODE.matcher(VALUES.matcher(text).replaceAll(" "));
		String previous = "";
		while (codes.find()) {
			String code = codes.group(1).replaceAll("\\s", "");
			int before = code.length() - DIGITS;
			if (before > 0 && code.length() == previous.length()
					&& !code.substring(0, before).equalsIgnoreCase(previous.substring(0, before))) {
				return true;
			}
			previous = code;
		}
		return false;
	}

}
