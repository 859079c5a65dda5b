package io.filepipeline.split.pdf;

import java.util.Arrays;

/**
 * Builds the text of an object, with gaps for the numbers of the objects that it refers
 * to. An object of the document is referred to by its number there, one that a part has
 * of its own by a negative number. What it takes is spent while it grows: a kilobyte of a
 * document can ask for any length.
 */
final class ObjectText {

	private static final int USUAL_LENGTH = 256;

	private static final int USUAL_REFERENCES = 8;

	/** Shorter ones are not worth counting, as there are not many at a time. */
	private static final int LONG = 4096;

	/** What one takes, in bytes. */
	private static final long REFERENCE = 2 * Integer.BYTES;

	private final Budget budget;

	private byte[] text = new byte[USUAL_LENGTH];

	private int length;

	private int[] gaps = new int[USUAL_REFERENCES];

	private int[] targets = new int[USUAL_REFERENCES];

	private int references;

	private final Keys keys = new Keys(16);

	/** Of each container that is open: how many keys there were before it. */
	private int[] starts = new int[16];

	private boolean[] dictionaries = new boolean[16];

	/** Begins one for which there is so much room. */
	ObjectText(Budget budget) {
		this.budget = budget;
	}

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
			this.budget.spend(counted(2 * REFERENCE * this.references));
			this.gaps = Arrays.copyOf(this.gaps, 2 * this.references);
			this.targets = Arrays.copyOf(this.targets, 2 * this.references);
			this.budget.refund(counted(REFERENCE * this.references));
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
			int before = this.text.length;
			int longer = Math.max(2 * before, this.length + more);
			// what was there before is free again only then
			this.budget.spend(counted(longer));
			this.text = Arrays.copyOf(this.text, longer);
			this.budget.refund(counted(before));
		}
	}

	private static long counted(long bytes) {
		return (bytes > LONG) ? bytes : 0;
	}

	/** Where it ends so far, to come {@link #back} to. */
	Mark mark() {
		return new Mark(this.length, this.references);
	}

	/** Forgets what was written since. */
	void back(Mark mark) {
		this.length = mark.length;
		this.references = mark.references;
	}

	/**
	 * What was built, for which is spent what it takes beyond {@link Budget#COPY}. What
	 * it was built in is free again.
	 */
	Chunk toChunk(Body body) {
		this.budget.spend(Chunk.excess(this.length, this.references));
		Chunk chunk = new Chunk(Arrays.copyOf(this.text, this.length), Arrays.copyOf(this.gaps, this.references),
				Arrays.copyOf(this.targets, this.references), body);
		release();
		return chunk;
	}

	private void release() {
		clear();
		if (this.text.length > LONG) {
			this.budget.refund(this.text.length);
			this.text = new byte[USUAL_LENGTH];
		}
		if (REFERENCE * this.gaps.length > LONG) {
			this.budget.refund(REFERENCE * this.gaps.length);
			this.gaps = new int[USUAL_REFERENCES];
			this.targets = new int[USUAL_REFERENCES];
		}
	}

	/** An end of the text. */
	record Mark(int length, int references) {
	}

}
