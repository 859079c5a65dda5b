package io.filepipeline.split.pdf;

/**
 * Finds where tokens and values end (ISO 32000-2, 7.2 and 7.3).
 */
final class Lexer {

	/**
	 * What a search returns that comes to the end of the bytes and needs more of them.
	 */
	static final int OPEN = -1;

	private static final byte REGULAR = 0;

	private static final byte WHITE = 1;

	private static final byte DELIMITER = 2;

	private static final byte[] KINDS = kinds();

	/** One bit for each container that is open: set for a dictionary. */
	private static final int DEEPEST = 60;

	private Lexer() {
	}

	private static byte[] kinds() {
		byte[] kinds = new byte[256];
		for (int white : new int[] { 0, '\t', '\n', '\f', '\r', ' ' }) {
			kinds[white] = WHITE;
		}
		for (int delimiter : new int[] { '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' }) {
			kinds[delimiter] = DELIMITER;
		}
		return kinds;
	}

	static boolean isRegular(byte value) {
		return KINDS[value & 0xFF] == REGULAR;
	}

	static boolean isWhite(int value) {
		return KINDS[value & 0xFF] == WHITE;
	}

	static boolean isDigit(int value) {
		return value >= '0' && value <= '9';
	}

	static boolean isNumber(Span span) {
		int at = span.from();
		int digits = 0;
		int points = 0;
		if (span.bytes()[at] == '+' || span.bytes()[at] == '-') {
			at++;
		}
		for (; at < span.to(); at++) {
			if (isDigit(span.bytes()[at])) {
				digits++;
			}
			else if (span.bytes()[at] != '.' || ++points > 1) {
				return false;
			}
		}
		return digits > 0;
	}

	/** Behind white space and comments. */
	static int skip(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to) {
			if (KINDS[bytes[at] & 0xFF] == WHITE) {
				at++;
			}
			else if (bytes[at] == '%') {
				while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
					at++;
				}
			}
			else {
				break;
			}
		}
		return at;
	}

	/** Behind the regular characters. */
	static int regular(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to && KINDS[bytes[at] & 0xFF] == REGULAR) {
			at++;
		}
		return at;
	}

	/** Whether these characters stand there. */
	static boolean matches(byte[] bytes, int from, int to, String text) {
		if (to - from < text.length()) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (bytes[from + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The number that stands there, up to the first byte that is no digit.
	 * @throws Irregular if it has more digits than any number needs
	 */
	static long integer(byte[] bytes, int from, int to) {
		long value = 0;
		int at = from;
		for (; at < to && isDigit(bytes[at]); at++) {
			value = value * 10 + bytes[at] - '0';
		}
		if (at - from > 18) {
			throw new Irregular("A number is too long");
		}
		return value;
	}

	/**
	 * Behind the value whose first byte this is.
	 * @return {@link #OPEN} if its end is not among the bytes
	 * @throws Irregular if there is none
	 */
	static int end(byte[] bytes, int from, int to) {
		byte first = bytes[from];
		if (first == '[' || (first == '<' && from + 1 < to && bytes[from + 1] == '<')) {
			return container(bytes, from, to);
		}
		if (isDigit(first)) {
			int reference = reference(bytes, from, to);
			if (reference != 0) {
				return reference;
			}
		}
		return token(bytes, from, to);
	}

	/**
	 * Behind the value whose first byte this is, when no bytes follow these.
	 * @throws Irregular if there is none
	 */
	static int lastEnd(byte[] bytes, int from, int to) {
		int end = end(bytes, from, to);
		end = (end == OPEN && isDigit(bytes[from])) ? token(bytes, from, to) : end;
		if (end == OPEN) {
			throw new Irregular("A value does not end");
		}
		return end;
	}

	/**
	 * Behind a reference.
	 * @return 0 if there is none, {@link #OPEN} if its end is not among the bytes
	 */
	static int reference(byte[] bytes, int from, int to) {
		int at = digits(bytes, from, to);
		int second = skip(bytes, at, to);
		if (at - from > 10 || (second == at && at < to)) {
			return 0;
		}
		at = digits(bytes, second, to);
		int third = skip(bytes, at, to);
		if (third == to) {
			return (at - second <= 5) ? OPEN : 0;
		}
		if (at == second || third == at || bytes[third] != 'R') {
			return 0;
		}
		return (third + 1 < to && isRegular(bytes[third + 1])) ? 0 : third + 1;
	}

	/** Whether a value that stands there is a reference. */
	static boolean isReference(byte[] bytes, int from, int to) {
		return bytes[to - 1] == 'R' && isDigit(bytes[from]) && !isRegular(bytes[to - 2]);
	}

	/**
	 * The number of the object that the reference leads to; a high one for all too high.
	 */
	static int target(byte[] bytes, int from, int to) {
		return (int) Math.min(integer(bytes, from, to), Integer.MAX_VALUE);
	}

	private static int digits(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to && isDigit(bytes[at])) {
			at++;
		}
		return at;
	}

	/** Behind a value that is not a container, or one word of several. */
	static int token(byte[] bytes, int from, int to) {
		int end = switch (bytes[from]) {
			case '(' -> string(bytes, from, to);
			case '<' -> hex(bytes, from, to);
			case '/' -> regular(bytes, from + 1, to);
			default -> regular(bytes, from, to);
		};
		if (end == from) {
			throw new Irregular("No value begins with " + (char) bytes[from]);
		}
		return end;
	}

	private static int string(byte[] bytes, int from, int to) {
		int depth = 0;
		for (int at = from; at < to; at++) {
			byte value = bytes[at];
			if (value == '\\') {
				at++;
			}
			else if (value == '(') {
				depth++;
			}
			else if (value == ')' && --depth == 0) {
				return at + 1;
			}
		}
		return OPEN;
	}

	private static int hex(byte[] bytes, int from, int to) {
		for (int at = from + 1; at < to; at++) {
			if (bytes[at] == '>') {
				return at + 1;
			}
			if (Character.digit(bytes[at], 16) < 0 && KINDS[bytes[at] & 0xFF] != WHITE) {
				throw new Irregular("No hexadecimal digit");
			}
		}
		return OPEN;
	}

	private static int container(byte[] bytes, int from, int to) {
		long dictionaries = 0;
		int depth = 0;
		int at = from;
		while (at < to) {
			byte value = bytes[at];
			boolean twice = at + 1 < to && bytes[at + 1] == value;
			if (value == '[' || (value == '<' && twice)) {
				if (++depth > DEEPEST) {
					throw new Irregular("Nested too deeply");
				}
				dictionaries = dictionaries << 1 | ((value == '<') ? 1 : 0);
				at += (value == '<') ? 2 : 1;
			}
			else if (value == ']' || value == '>') {
				boolean dictionary = (dictionaries & 1) == 1;
				if (dictionary && !twice && at + 1 == to) {
					return OPEN;
				}
				if (dictionary != (value == '>') || (dictionary && !twice)) {
					throw new Irregular("Brackets do not match");
				}
				dictionaries >>>= 1;
				at += dictionary ? 2 : 1;
				if (--depth == 0) {
					return at;
				}
			}
			else if (value == '<' && at + 1 == to) {
				return OPEN;
			}
			else {
				at = token(bytes, at, to);
				if (at == OPEN) {
					return OPEN;
				}
			}
			at = skip(bytes, at, to);
		}
		return OPEN;
	}

}
