package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A value as it stands in a file. It is looked into only when somebody asks.
 *
 * @param bytes where it stands
 * @param from its first byte
 * @param to behind its last byte
 */
record Span(byte[] bytes, int from, int to) {

	int length() {
		return this.to - this.from;
	}

	int first() {
		return this.bytes[this.from];
	}

	boolean isDictionary() {
		return first() == '<' && this.bytes[this.from + 1] == '<';
	}

	boolean isArray() {
		return first() == '[';
	}

	boolean isName() {
		return first() == '/';
	}

	boolean isString() {
		return first() == '(' || (first() == '<' && !isDictionary());
	}

	boolean isReference() {
		return Lexer.isReference(this.bytes, this.from, this.to);
	}

	boolean isNumber() {
		return !isReference() && Lexer.isNumber(this);
	}

	boolean isNull() {
		return is("null");
	}

	boolean startsWith(String text) {
		return Lexer.matches(this.bytes, this.from, this.to, text);
	}

	/** Whether it stands for an object that {@link Repair} has not found. */
	boolean isLost() {
		return startsWith("lost");
	}

	/** The same without what stands around it, which may be much. */
	Span detached() {
		return new Span(Arrays.copyOfRange(this.bytes, this.from, this.to), 0, length());
	}

	/** Whether these characters are all that it is. */
	boolean is(String text) {
		if (text.length() != length()) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (this.bytes[this.from + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/** The number of the object that a reference leads to. */
	int target() {
		return Lexer.target(this.bytes, this.from, this.to);
	}

	/**
	 * The value of an integer.
	 * @throws Irregular if it is not one
	 */
	long integer() {
		int start = this.from + ((length() > 0 && (first() == '+' || first() == '-')) ? 1 : 0);
		for (int at = start; at < this.to; at++) {
			if (!Lexer.isDigit(this.bytes[at])) {
				throw new Irregular("No integer");
			}
		}
		if (start >= this.to) {
			throw new Irregular("No integer");
		}
		long value = Lexer.integer(this.bytes, start, this.to);
		return (first() == '-') ? -value : value;
	}

	double number() {
		return Double.parseDouble(toString());
	}

	/** The characters, each of which is one byte. */
	@Override
	public String toString() {
		return new String(this.bytes, this.from, length(), StandardCharsets.ISO_8859_1);
	}

}
