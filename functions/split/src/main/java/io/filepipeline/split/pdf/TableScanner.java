package io.filepipeline.split.pdf;

import java.io.IOException;

/**
 * Reads a table of any length, number by number.
 */
final class TableScanner {

	private final SourceFile file;

	private long place;

	TableScanner(SourceFile file, long place) {
		this.file = file;
		this.place = place;
	}

	long place() {
		return this.place;
	}

	/** The next byte that is not white; -1 at the end. */
	int peek() throws IOException {
		int value = this.file.at(this.place);
		while (value == ' ' || value == '\n' || value == '\r' || value == '\t') {
			value = this.file.at(++this.place);
		}
		return value;
	}

	long number() throws IOException {
		int value = peek();
		long number = 0;
		int digits = 0;
		for (; Lexer.isDigit(value); value = this.file.at(++this.place)) {
			number = number * 10 + value - '0';
			digits++;
		}
		if (digits == 0 || digits > 18) {
			throw new Irregular("A number in a table is missing");
		}
		return number;
	}

	int letter() throws IOException {
		int value = peek();
		this.place++;
		return value;
	}

	void word(String word) throws IOException {
		for (int i = 0; i < word.length(); i++) {
			if (letter() != word.charAt(i)) {
				throw new Irregular("A table is not followed by " + word);
			}
		}
	}

}
