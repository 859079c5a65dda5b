package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name that has a meaning, as it is usually written.
 *
 * @param text with its slash
 */
record Name(byte[] text) {

	static final Name TYPE = Name.of("Type");

	static final Name KIDS = Name.of("Kids");

	static final Name PAGES = Name.of("Pages");

	static final Name SUBTYPE = Name.of("Subtype");

	static final Name RESOURCES = Name.of("Resources");

	static final Name PARENT = Name.of("Parent");

	static final Name NAMES = Name.of("Names");

	static final Name LENGTH = Name.of("Length");

	static final Name ACRO_FORM = Name.of("AcroForm");

	static final Name FILTER = Name.of("Filter");

	static final Name FIELDS = Name.of("Fields");

	static final Name DECODE_PARMS = Name.of("DecodeParms");

	static final Name ANNOTS = Name.of("Annots");

	static final Name CONTENTS = Name.of("Contents");

	static final Name METADATA = Name.of("Metadata");

	/** What text of a field is written with. */
	static final Name DEFAULT_APPEARANCE = Name.of("DA");

	/** What a form has for that. */
	static final Name DEFAULT_RESOURCES = Name.of("DR");

	static final Name FONTS = Name.of("Font");

	private static final Pattern ESCAPE = Pattern.compile("#[0-9A-Fa-f]{2}");

	static Name of(String name) {
		return new Name(("/" + name).getBytes(StandardCharsets.US_ASCII));
	}

	static List<Name> all(String... names) {
		return Stream.of(names).map(Name::of).toList();
	}

	/** Whether this name stands there, however it is written. */
	boolean matches(byte[] bytes, int from, int to) {
		int excess = to - from - this.text.length;
		if (excess < 0) {
			return false;
		}
		return (excess == 0) ? isAt(bytes, from) : excess % 2 == 0 && isWrittenAt(bytes, from, to);
	}

	boolean matches(Span span) {
		return matches(span.bytes(), span.from(), span.to());
	}

	private boolean isAt(byte[] bytes, int from) {
		for (int i = this.text.length - 1; i > 0; i--) {
			if (bytes[from + i] != this.text[i]) {
				return false;
			}
		}
		return bytes[from] == '/';
	}

	/** With characters that are written as their hexadecimal codes. */
	private boolean isWrittenAt(byte[] bytes, int from, int to) {
		int at = from;
		for (byte wanted : this.text) {
			if (at >= to) {
				return false;
			}
			int value = bytes[at];
			if (value == '#' && at + 2 < to) {
				value = Character.digit(bytes[at + 1], 16) << 4 | Character.digit(bytes[at + 2], 16);
				at += 2;
			}
			if (value != wanted) {
				return false;
			}
			at++;
		}
		return at == to;
	}

	/** What a name says, with its slash. */
	static String decoded(Span name) {
		return decoded(name.bytes(), name.from(), name.to());
	}

	/** What a name says that stands there, with its slash. */
	static String decoded(byte[] bytes, int from, int to) {
		String written = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
		if (written.indexOf('#') < 0) {
			return written;
		}
		return ESCAPE.matcher(written)
			.replaceAll((code) -> Matcher
				.quoteReplacement(Character.toString(Integer.parseInt(code.group().substring(1), 16))));
	}

	/** A name as it stands in a file. */
	static String encoded(String decoded) {
		StringBuilder text = new StringBuilder("/");
		for (int i = 1; i < decoded.length(); i++) {
			char code = decoded.charAt(i);
			if (code > ' ' && code < 0x7F && code != '#' && Lexer.isRegular((byte) code)) {
				text.append(code);
			}
			else {
				text.append("#%02X".formatted((int) code));
			}
		}
		return text.toString();
	}

	@Override
	public String toString() {
		return new String(this.text, StandardCharsets.US_ASCII);
	}

}
