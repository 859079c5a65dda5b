package io.filepipeline.split.pdf;

import org.jspecify.annotations.Nullable;

/**
 * An object stream, decoded (ISO 32000-2, 7.5.7).
 *
 * @param bytes what was decoded
 * @param numbers of the objects
 * @param offsets where each begins
 */
record ObjectStream(byte[] bytes, int[] numbers, int[] offsets) {

	private static final Name COUNT = Name.of("N");

	private static final Name FIRST = Name.of("First");

	/** How many bytes an object has in the list at least: two digits, and white space. */
	private static final int SHORTEST_ENTRY = 4;

	/** More than any writer puts into one. */
	private static final int MOST = Flate.MOST_BYTES / 32;

	static ObjectStream of(Dictionary dictionary, byte[] bytes) {
		Span count = dictionary.get(COUNT);
		Span first = dictionary.get(FIRST);
		if (count == null || first == null || count.integer() < 0 || count.integer() > bytes.length / SHORTEST_ENTRY + 1
				|| first.integer() < 0 || first.integer() > bytes.length) {
			throw new Irregular("An object stream has no list of its objects");
		}
		if (count.integer() > MOST) {
			throw new Budget.Exceeded();
		}
		int start = (int) first.integer();
		int[] numbers = new int[(int) count.integer()];
		int[] offsets = new int[numbers.length];
		int at = 0;
		for (int i = 0; i < 2 * numbers.length; i++) {
			at = Lexer.skip(bytes, at, start);
			int end = Lexer.regular(bytes, at, start);
			long value = new Span(bytes, at, end).integer();
			if (value > bytes.length && i % 2 == 1) {
				throw new Irregular("An object is to be behind the end of its stream");
			}
			if (i % 2 == 0) {
				numbers[i / 2] = (int) Math.min(value, Integer.MAX_VALUE);
			}
			else {
				offsets[i / 2] = start + (int) value;
			}
			at = end;
		}
		return new ObjectStream(bytes, numbers, offsets);
	}

	/**
	 * One of the objects.
	 * @throws Irregular if it is not there
	 */
	Span get(int index, int number) {
		int from = start(index, number);
		return new Span(this.bytes, from, Lexer.lastEnd(this.bytes, from, this.bytes.length));
	}

	/**
	 * The dictionary that one of the objects is; {@code null} if it is none.
	 * @throws Irregular if it is not there
	 */
	@Nullable Dictionary dictionary(int index, int number) {
		int from = start(index, number);
		return Lexer.matches(this.bytes, from, this.bytes.length, "<<")
				? Dictionary.at(this.bytes, from, this.bytes.length) : null;
	}

	private int start(int index, int number) {
		if (index >= this.numbers.length || this.numbers[index] != number) {
			throw new Irregular("An object is not in its stream");
		}
		int from = Lexer.skip(this.bytes, this.offsets[index], this.bytes.length);
		if (from == this.bytes.length) {
			throw new Irregular("An object is not in its stream");
		}
		return from;
	}

	int size() {
		return this.bytes.length + 8 * this.numbers.length;
	}

}
