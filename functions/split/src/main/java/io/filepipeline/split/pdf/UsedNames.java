package io.filepipeline.split.pdf;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The names that content mentions. It may be more than it uses: whatever looks like a
 * name counts, also within a string or an image.
 */
final class UsedNames {

	/** Of keys, with the slash. Those that are longer than allowed may all be used. */
	private static final int LONGEST_KEY = 128;

	/** Content may write each character of a key as three. */
	private static final int LONGEST = 3 * LONGEST_KEY;

	/** Of the hash by Fowler, Noll and Vo. */
	private static final long PRIME = 0x100000001B3L;

	/**
	 * Content is searched for slashes more than anything else is done with a document.
	 */
	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long SLASHES = '/' * ONES;

	private static final long HIGHEST = 0x80 * ONES;

	private final SourceObjects objects;

	private final Budget budget;

	private final Budget searched;

	private final Hashes names = new Hashes();

	/** The numbers of the streams that are taken in. */
	private final Set<Integer> streams = new HashSet<>();

	private boolean complete = true;

	/**
	 * Begins without any.
	 * @param budget for the names
	 * @param searched for what is decoded to find them; when it is spent, all names count
	 */
	UsedNames(SourceObjects objects, Budget budget, Budget searched) {
		this.objects = objects;
		this.budget = budget;
		this.searched = searched;
	}

	/** Takes in what a page shows. */
	void addPage(Dictionary page) throws IOException {
		Span contents = page.get(Name.CONTENTS);
		Span several = this.objects.array(contents);
		if (several == null) {
			addStream(contents);
			return;
		}
		for (Values values = Values.in(several); values.hasNext();) {
			addStream(values.next());
		}
	}

	/** Takes in what a stream shows. */
	void addStream(@Nullable Span reference) throws IOException {
		addStream((reference != null) ? this.objects.follow(reference) : null);
	}

	/** Takes in what this shows, if it is a stream. */
	void addStream(@Nullable IndirectObject stream) throws IOException {
		if (!this.complete || stream == null || stream.body() == 0 || !this.streams.add(stream.number())) {
			return;
		}
		long most = this.searched.left();
		if (most <= 0 || !this.objects.readContent(stream, most, this.searched, this::scan)) {
			addAll();
		}
	}

	/** Takes in content that is a string. */
	void addText(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		if (this.searched.take(bytes.length)) {
			scan(bytes, bytes.length, true);
		}
		else {
			addAll();
		}
	}

	/** Takes in what others mention that does not have these keys. */
	void addOthers(UsedNames others, Hashes keys) {
		int before = this.names.count();
		others.names.addTo(this.names, keys);
		this.budget.spend((long) Budget.TABLE_ENTRY * (this.names.count() - before));
	}

	/** Of a key of resources. */
	static long hash(Span name) {
		return hash(name.bytes(), name.from(), name.to());
	}

	private int scan(byte[] bytes, int length, boolean last) {
		int end = 0;
		for (int at = slash(bytes, 0, length); at < length; at = slash(bytes, end, length)) {
			end = Lexer.regular(bytes, at + 1, length);
			if (end == length && !last && end - at <= LONGEST) {
				return at;
			}
			if (end - at <= LONGEST && this.names.add(hash(bytes, at, end))) {
				this.budget.spend(Budget.TABLE_ENTRY);
			}
		}
		return length;
	}

	/**
	 * Where the next one is, looking at eight bytes at once; the length if there is none.
	 */
	private static int slash(byte[] bytes, int from, int length) {
		int at = from;
		for (; at + Long.BYTES <= length; at += Long.BYTES) {
			// a byte that is 0 is the only one from which 1 cannot be taken
			long differing = (long) WORDS.get(bytes, at) ^ SLASHES;
			long found = (differing - ONES) & ~differing & HIGHEST;
			if (found != 0) {
				return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
			}
		}
		while (at < length && bytes[at] != '/') {
			at++;
		}
		return at;
	}

	/** Of a name however it is written. If two had the same, both would be used. */
	private static long hash(byte[] bytes, int from, int to) {
		long hash = 0;
		boolean escaped = false;
		for (int i = from; i < to; i++) {
			hash = (hash ^ bytes[i]) * PRIME;
			escaped |= bytes[i] == '#';
		}
		return escaped ? hash(Name.decoded(bytes, from, to)) : hash;
	}

	private static long hash(String decoded) {
		long hash = 0;
		for (int i = 0; i < decoded.length(); i++) {
			hash = (hash ^ (byte) decoded.charAt(i)) * PRIME;
		}
		return hash;
	}

	/** How many there are. */
	int count() {
		return this.names.count();
	}

	/** Whether those that are not mentioned are not used. */
	boolean areComplete() {
		return this.complete;
	}

	/** Whether this name may be used. */
	boolean mention(Span name) {
		return !this.complete || name.length() > LONGEST_KEY || this.names.contains(hash(name));
	}

	/** From now on, every name may be used. */
	void addAll() {
		this.complete = false;
	}

}
