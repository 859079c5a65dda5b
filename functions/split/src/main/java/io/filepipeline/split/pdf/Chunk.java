package io.filepipeline.split.pdf;

/**
 * An object as it stands in a part, but for the numbers of the objects that it refers to.
 * They differ from part to part, the rest does not.
 *
 * @param text the object; of a stream the dictionary without its end
 * @param gaps where in the text the references belong, ascending
 * @param targets what each refers to: an object of the document by its number, one of the
 * part by a negative one
 * @param body what follows the dictionary of a stream
 */
record Chunk(byte[] text, int[] gaps, int[] targets, Body body) {

	/** Less is deflated better with other objects. */
	private static final int LONG = 200;

	/** What an object is before it is defined. */
	static final Chunk NOTHING = new Chunk(new byte[] { 'n', 'u', 'l', 'l' }, new int[0], new int[0], Body.NONE);

	/** What an object is that is in the file already. */
	static final Chunk WRITTEN = new Chunk(new byte[0], new int[0], new int[0], Body.NONE);

	/** Stands for one for which there is no room. */
	static final Chunk NOT_KEPT = new Chunk(new byte[0], new int[0], new int[0], Body.NONE);

	/** Whether it is the same in all parts, and long enough to be deflated only once. */
	boolean isSame() {
		return this.gaps.length == 0 && this.text.length >= LONG;
	}

	int size() {
		return 64 + this.text.length + 8 * this.gaps.length
				+ ((this.body.kept() != null) ? this.body.kept().length : 0);
	}

	/** What it takes beyond {@link Budget#COPY}, which is spent before it is made. */
	long excess() {
		return excess(this.text.length, this.gaps.length);
	}

	/**
	 * The same for one that is to be made.
	 * @param references how many it has
	 */
	static long excess(int length, int references) {
		return Math.max(0, length + 8L * references - Budget.COPY);
	}

}
