package io.filepipeline.split.pdf;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * An object as it stands in a file.
 *
 * @param number its number
 * @param value its value; of a stream the dictionary
 * @param body where the bytes of a stream begin; 0 for an object that is no stream
 */
record IndirectObject(int number, Span value, long body) {

	/** As much of an object as is read at first. */
	private static final int USUAL = 512;

	/** The largest that is not a stream. More than a page tree with every page needs. */
	private static final int LARGEST = (int) Math.min(16L << 20, Runtime.getRuntime().maxMemory() / 16);

	/**
	 * Reads an object.
	 * @throws Irregular if there is none
	 * @throws Budget.Exceeded if it is too long
	 */
	static IndirectObject read(SourceFile file, long offset) throws IOException {
		for (int least = USUAL;; least *= 8) {
			Span bytes = file.from(offset, Math.min(least, LARGEST));
			IndirectObject object = read(bytes, offset);
			if (object != null) {
				return object;
			}
			if (offset + bytes.length() >= file.length()) {
				throw new Irregular("An object does not end");
			}
			if (least >= LARGEST) {
				throw new Budget.Exceeded();
			}
		}
	}

	/** Reads an object, if its end is among the bytes. */
	private static @Nullable IndirectObject read(Span span, long offset) {
		byte[] bytes = span.bytes();
		int to = span.to();
		int from = Lexer.skip(bytes, span.from(), to);
		int numberEnd = Lexer.regular(bytes, from, to);
		int generation = Lexer.skip(bytes, numberEnd, to);
		int generationEnd = Lexer.regular(bytes, generation, to);
		int word = Lexer.skip(bytes, generationEnd, to);
		int value = Lexer.skip(bytes, word + 3, to);
		if (value >= to) {
			return null;
		}
		if (!new Span(bytes, generation, generationEnd).is("0") || !Lexer.matches(bytes, word, to, "obj")) {
			throw new Irregular("No object");
		}
		int end = Lexer.end(bytes, value, to);
		int next = (end != Lexer.OPEN) ? Lexer.skip(bytes, end, to) : to;
		if (to - next < "endstream".length()) {
			return Lexer.matches(bytes, next, to, "endobj") ? object(bytes, from, numberEnd, value, end, 0) : null;
		}
		if (Lexer.matches(bytes, next, to, "stream")) {
			int body = next + "stream".length() + ((bytes[next + "stream".length()] == '\r') ? 1 : 0);
			if (bytes[body] != '\n') {
				throw new Irregular("No line break before a stream");
			}
			return object(bytes, from, numberEnd, value, end, offset + body + 1 - span.from());
		}
		if (!Lexer.matches(bytes, next, to, "endobj")) {
			throw new Irregular("An object does not end");
		}
		return object(bytes, from, numberEnd, value, end, 0);
	}

	private static IndirectObject object(byte[] bytes, int number, int numberEnd, int value, int end, long body) {
		long read = new Span(bytes, number, numberEnd).integer();
		return new IndirectObject((int) Math.min(read, Integer.MAX_VALUE), new Span(bytes, value, end), body);
	}

}
