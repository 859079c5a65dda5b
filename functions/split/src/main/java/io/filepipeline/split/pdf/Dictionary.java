package io.filepipeline.split.pdf;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The entries of a dictionary, whose values are looked into only when somebody asks.
 */
final class Dictionary {

	private static final int MOST = 250_000;

	/** How many bytes an entry has. A page has dozens of dictionaries. */
	private static final int USUAL_ENTRY = 16;

	/** How many entries an annotation has, or an entry of the outline. */
	private static final int USUAL = 8;

	private final byte[] bytes;

	/** Of each entry: where the key begins and ends, where the value does. */
	private int[] places;

	private int count;

	private Dictionary(byte[] bytes, int expected) {
		this.bytes = bytes;
		this.places = new int[4 * expected];
	}

	/**
	 * Finds the entries.
	 * @throws Irregular if a key is not a name or is there twice, or a value is missing
	 * @throws Budget.Exceeded if there are more entries than any dictionary needs
	 */
	static Dictionary of(Span span) {
		int expected = Math.max(2, Math.min(span.length() / USUAL_ENTRY, 16));
		Dictionary dictionary = new Dictionary(span.bytes(), expected);
		if (dictionary.read(span.from() + 2, span.to() - 2, expected) != span.to() - 2) {
			throw new Irregular("A key is not a name");
		}
		return dictionary;
	}

	/**
	 * The same for one that begins there: to look for its end first would take as long
	 * again.
	 */
	static Dictionary at(byte[] bytes, int from, int to) {
		Dictionary dictionary = new Dictionary(bytes, USUAL);
		if (!Lexer.matches(bytes, dictionary.read(from + 2, to, USUAL), to, ">>")) {
			throw new Irregular("A key is not a name");
		}
		return dictionary;
	}

	/** Returns where there is no key any more. */
	private int read(int from, int to, int expected) {
		Keys keys = new Keys(expected);
		int at = Lexer.skip(this.bytes, from, to);
		while (at < to && this.bytes[at] == '/') {
			int keyEnd = Lexer.regular(this.bytes, at + 1, to);
			int value = Lexer.skip(this.bytes, keyEnd, to);
			if (value == to) {
				throw new Irregular("A value is missing");
			}
			int valueEnd = Lexer.lastEnd(this.bytes, value, to);
			keys.add(this.bytes, at, keyEnd, 0);
			add(at, keyEnd, value, valueEnd);
			at = Lexer.skip(this.bytes, valueEnd, to);
		}
		return at;
	}

	private void add(int key, int keyEnd, int value, int valueEnd) {
		if (this.count == MOST) {
			throw new Budget.Exceeded();
		}
		int i = 4 * this.count++;
		if (i == this.places.length) {
			this.places = Arrays.copyOf(this.places, 2 * i);
		}
		this.places[i] = key;
		this.places[i + 1] = keyEnd;
		this.places[i + 2] = value;
		this.places[i + 3] = valueEnd;
	}

	/** How many bytes there are from the first key to the last value. */
	int length() {
		return (this.count > 0) ? this.places[4 * this.count - 1] - this.places[0] : 0;
	}

	/** The same without what stands around it, which may be much. */
	Dictionary detached() {
		int from = (this.count > 0) ? this.places[0] : 0;
		Dictionary detached = new Dictionary(Arrays.copyOfRange(this.bytes, from, from + length()), this.count);
		detached.count = this.count;
		for (int i = 0; i < detached.places.length; i++) {
			detached.places[i] = this.places[i] - from;
		}
		return detached;
	}

	/** How much memory it takes, roughly, if nothing stands around it. */
	int memory() {
		return Budget.TABLE_ENTRY + length() + 4 * this.count * Integer.BYTES;
	}

	int size() {
		return this.count;
	}

	Span key(int index) {
		return new Span(this.bytes, this.places[4 * index], this.places[4 * index + 1]);
	}

	Span value(int index) {
		return new Span(this.bytes, this.places[4 * index + 2], this.places[4 * index + 3]);
	}

	/** The value as it stands there: perhaps a reference. */
	@Nullable Span get(Name key) {
		for (int i = 0; i < this.count; i++) {
			if (key.matches(this.bytes, this.places[4 * i], this.places[4 * i + 1])) {
				Span value = value(i);
				return value.isNull() ? null : value;
			}
		}
		return null;
	}

	boolean has(Name key) {
		return get(key) != null;
	}

}
