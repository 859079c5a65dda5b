package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;

/**
 * Decodes strings, of which each character is one byte (ISO 32000-2, 7.3.4).
 */
final class Strings {

	private Strings() {
	}

	static String decode(Span string) {
		byte[] decoded = new byte[string.length()];
		return new String(decoded, 0, decode(string, decoded, 0), StandardCharsets.ISO_8859_1);
	}

	/** The same behind a bracket, which no name begins with. */
	static String decodeBehindBracket(Span string) {
		byte[] decoded = new byte[string.length() + 1];
		decoded[0] = '(';
		return new String(decoded, 0, decode(string, decoded, 1), StandardCharsets.ISO_8859_1);
	}

	/** Returns up to where there is something then. */
	private static int decode(Span string, byte[] decoded, int from) {
		return (string.first() == '<') ? hex(string, decoded, from) : literal(string, decoded, from);
	}

	/** A string as it stands in a file; its characters from one of them on. */
	static String encode(String decoded, int from) {
		StringBuilder text = new StringBuilder(decoded.length() + 8).append('(');
		for (int i = from; i < decoded.length(); i++) {
			char code = decoded.charAt(i);
			if (code == '(' || code == ')' || code == '\\' || code == '\r') {
				text.append('\\');
			}
			text.append((code != '\r') ? code : 'r');
		}
		return text.append(')').toString();
	}

	private static int hex(Span string, byte[] decoded, int from) {
		int digits = 2 * from;
		for (int at = string.from() + 1; at < string.to() - 1; at++) {
			int digit = Character.digit(string.bytes()[at], 16);
			if (digit >= 0) {
				decoded[digits / 2] |= (byte) (digit << ((digits % 2 == 0) ? 4 : 0));
				digits++;
			}
		}
		return (digits + 1) / 2;
	}

	private static int literal(Span string, byte[] decoded, int from) {
		byte[] bytes = string.bytes();
		int length = from;
		int to = string.to() - 1;
		for (int at = string.from() + 1; at < to; at++) {
			byte value = bytes[at];
			if (value == '\r') {
				at += (bytes[at + 1] == '\n') ? 1 : 0;
				decoded[length++] = '\n';
			}
			else if (value != '\\') {
				decoded[length++] = value;
			}
			else if (bytes[++at] >= '0' && bytes[at] <= '7') {
				int code = 0;
				int end = Math.min(at + 3, to);
				for (; at < end && bytes[at] >= '0' && bytes[at] <= '7'; at++) {
					code = 8 * code + bytes[at] - '0';
				}
				at--;
				decoded[length++] = (byte) code;
			}
			else if (bytes[at] == '\r' || bytes[at] == '\n') {
				at += (bytes[at] == '\r' && bytes[at + 1] == '\n') ? 1 : 0;
			}
			else {
				decoded[length++] = unescaped(bytes[at]);
			}
		}
		return length;
	}

	private static byte unescaped(byte value) {
		return (byte) switch (value) {
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'b' -> '\b';
			case 'f' -> '\f';
			default -> value;
		};
	}

}
