package io.filepipeline.split.pdf;

import java.util.Arrays;

/**
 * Builds the text of an object, with gaps for the numbers of the objects that it refers
 * to. An object of the document is referred to by its number there, one that a part has
 * of its own by a negative number.
 */
final class ObjectText {

	private byte[] text = new byte[256];

	private int length;

	private int[] gaps = new int[8];

	private int[] targets = new int[8];

	private int references;

	private final Keys keys = new Keys(16);

	/** Of each container that is open: how many keys there were before it. */
	private int[] starts = new int[16];

	private boolean[] dictionaries = new boolean[16];

	/** Forgets what it has, for the next object. */
	ObjectText clear() {
		this.length = 0;
		this.references = 0;
		return this;
	}

	ObjectText raw(String ascii) {
		room(ascii.length());
		for (int i = 0; i < ascii.length(); i++) {
			this.text[this.length++] = (byte) ascii.charAt(i);
		}
		return this;
	}

	/** A word or a number. */
	ObjectText word(String ascii) {
		separate();
		return raw(ascii);
	}

	/** A string whose characters are bytes, from one of them on. */
	ObjectText string(String decoded, int from) {
		return raw(Strings.encode(decoded, from));
	}

	ObjectText key(Name name) {
		append(name.text(), 0, name.text().length);
		return this;
	}

	ObjectText reference(int target) {
		if (this.references == this.gaps.length) {
			this.gaps = Arrays.copyOf(this.gaps, 2 * this.references);
			this.targets = Arrays.copyOf(this.targets, 2 * this.references);
		}
		separate();
		this.gaps[this.references] = this.length;
		this.targets[this.references++] = target;
		return this;
	}

	/**
	 * Copies a value, without comments and white space that say nothing.
	 * @throws Irregular if a dictionary in it has a key that is no name, or one twice
	 */
	ObjectText value(Span value) {
		byte[] bytes = value.bytes();
		int to = value.to();
		int depth = 0;
		boolean key = false;
		for (int at = value.from(); at < to;) {
			byte first = bytes[at];
			int end = next(bytes, at, to);
			if (key && first != '>') {
				if (first != '/') {
					throw new Irregular("A key is not a name");
				}
				this.keys.add(bytes, at, end, this.starts[depth]);
				key = false;
			}
			else if (first == ']' || first == '>' && end == at + 2 && bytes[at + 1] == '>') {
				this.keys.forget(this.starts[depth]);
				key = --depth > 0 && this.dictionaries[depth];
			}
			else if (first == '[' || first == '<' && bytes[at + 1] == '<') {
				key = first == '<';
				open(++depth, key);
			}
			else {
				key = depth > 0 && this.dictionaries[depth];
			}
			copy(bytes, at, end);
			at = Lexer.skip(bytes, end, to);
		}
		return this;
	}

	private void open(int depth, boolean dictionary) {
		if (depth == this.starts.length) {
			this.starts = Arrays.copyOf(this.starts, 2 * depth);
			this.dictionaries = Arrays.copyOf(this.dictionaries, 2 * depth);
		}
		this.starts[depth] = this.keys.count();
		this.dictionaries[depth] = dictionary;
	}

	private void copy(byte[] bytes, int from, int to) {
		if (Lexer.isReference(bytes, from, to)) {
			reference(Lexer.target(bytes, from, to));
			return;
		}
		if (Lexer.isRegular(bytes[from])) {
			separate();
		}
		append(bytes, from, to);
	}

	/** Behind a reference, a bracket, or a token. */
	private static int next(byte[] bytes, int at, int to) {
		byte first = bytes[at];
		if (first == '[' || first == ']') {
			return at + 1;
		}
		if (first == '>' || (first == '<' && bytes[at + 1] == '<')) {
			return at + 2;
		}
		int reference = Lexer.isDigit(first) ? Lexer.reference(bytes, at, to) : 0;
		return (reference > 0) ? reference : Lexer.token(bytes, at, to);
	}

	/** Numbers and words have to be apart, also from a reference that is filled in. */
	private void separate() {
		boolean gap = this.references > 0 && this.gaps[this.references - 1] == this.length;
		if (gap || (this.length > 0 && goesOn(this.text[this.length - 1]))) {
			room(1);
			this.text[this.length++] = ' ';
		}
	}

	/** Whether a word behind it would belong to it; a name may be empty. */
	private static boolean goesOn(byte last) {
		return last == '/' || Lexer.isRegular(last);
	}

	private void append(byte[] bytes, int from, int to) {
		room(to - from);
		System.arraycopy(bytes, from, this.text, this.length, to - from);
		this.length += to - from;
	}

	private void room(int more) {
		if (this.length + more > this.text.length) {
			this.text = Arrays.copyOf(this.text, Math.max(2 * this.text.length, this.length + more));
		}
	}

	/** What was built. */
	Chunk toChunk(Body body) {
		return new Chunk(Arrays.copyOf(this.text, this.length), Arrays.copyOf(this.gaps, this.references),
				Arrays.copyOf(this.targets, this.references), body);
	}

}
