package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The objects of a document by their numbers.
 */
final class SourceObjects {

	/** For object streams that are kept decoded. */
	private static final long ROOM = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

	/** Lists that pages share; a document has one for each kind of resource. */
	private static final int LISTS = 8;

	private static final int LONGEST_LIST = 128 * 1024;

	/** More than any writer needs, but not all that a circle offers. */
	private static final int LONGEST_CHAIN = 100;

	private final SourceFile file;

	private final CrossReferences references;

	/** The least recently used first. */
	private final Map<Integer, ObjectStream> streams = new LinkedHashMap<>(16, 0.75f, true);

	private long used;

	/** The least recently used first. */
	private final Map<Integer, Dictionary> lists = new LinkedHashMap<>(16, 0.75f, true);

	/** The one that was asked for last, which is asked for most. */
	private @Nullable ObjectStream stream;

	private int number = -1;

	private final ContentReader content = new ContentReader(this);

	SourceObjects(SourceFile file, CrossReferences references) {
		this.file = file;
		this.references = references;
	}

	/** One more than the highest number. */
	int size() {
		return this.references.size();
	}

	SourceFile file() {
		return this.file;
	}

	/** Reads what pages show. */
	ContentReader content() {
		return this.content;
	}

	/** Reads an object; {@code null} if there is none. */
	@Nullable IndirectObject get(int number) throws IOException {
		if (this.references.isInFile(number)) {
			IndirectObject object = IndirectObject.read(this.file, this.references.offset(number));
			if (object.number() != number) {
				throw new Irregular("Another object is in its place");
			}
			return object;
		}
		if (this.references.isInStream(number)) {
			Span value = stream(this.references.stream(number)).get(this.references.index(number), number);
			return new IndirectObject(number, value, 0);
		}
		return null;
	}

	/** What a value is, or leads to; {@code null} if nothing. */
	@Nullable Span resolve(@Nullable Span value) throws IOException {
		Span resolved = value;
		if (value != null && value.isReference()) {
			IndirectObject object = follow(value);
			resolved = (object != null) ? object.value() : null;
		}
		return (resolved == null || resolved.isNull()) ? null : resolved;
	}

	/** The object that a value leads to; {@code null} if it leads to none. */
	@Nullable IndirectObject follow(Span value) throws IOException {
		IndirectObject object = null;
		Span next = value;
		for (int i = 0; next != null && next.isReference(); i++) {
			if (i == LONGEST_CHAIN) {
				throw new Irregular("References run in a circle");
			}
			object = get(next.target());
			next = (object != null) ? object.value() : null;
		}
		return object;
	}

	/**
	 * Where a value is to be found: in this order, each object stream is decoded once.
	 */
	long place(Span value) {
		int number = value.isReference() ? value.target() : 0;
		return this.references.isInStream(number) ? (long) this.references.stream(number) << 32 | number : number;
	}

	/** The dictionary that a value is or leads to; {@code null} if there is none. */
	@Nullable Dictionary dictionary(@Nullable Span value) throws IOException {
		Span resolved = resolve(value);
		return (resolved != null && resolved.isDictionary()) ? Dictionary.of(resolved) : null;
	}

	/** The same for one that each page asks for; the last few are remembered. */
	@Nullable Dictionary list(Span value) throws IOException {
		if (!value.isReference()) {
			return dictionary(value);
		}
		Dictionary known = this.lists.get(value.target());
		if (known != null) {
			return known;
		}
		Span list = resolve(value);
		if (list == null || !list.isDictionary()) {
			return null;
		}
		if (list.length() > LONGEST_LIST) {
			return Dictionary.of(list);
		}
		Dictionary read = Dictionary.of(list.detached());
		this.lists.put(value.target(), read);
		if (this.lists.size() > LISTS) {
			this.lists.remove(this.lists.keySet().iterator().next());
		}
		return read;
	}

	/** The array that a value is or leads to; {@code null} if there is none. */
	@Nullable Span array(@Nullable Span value) throws IOException {
		Span resolved = resolve(value);
		return (resolved != null && resolved.isArray()) ? resolved : null;
	}

	/** The name that a value is or leads to; {@code null} if there is none. */
	@Nullable Span name(@Nullable Span value) throws IOException {
		Span resolved = resolve(value);
		return (resolved != null && resolved.isName()) ? resolved : null;
	}

	/**
	 * The bytes of a stream.
	 * @throws Irregular if they do not end where its dictionary says
	 */
	Body body(IndirectObject stream, Dictionary dictionary) throws IOException {
		Span length = resolve(dictionary.get(Name.LENGTH));
		if (length == null || length.isReference()) {
			throw new Irregular("A stream has no length");
		}
		Body body = new Body(stream.body(), length.integer(), null);
		long end = body.place() + body.length();
		if (body.length() < 0 || end >= this.file.length()) {
			throw new Irregular("A stream has a wrong length");
		}
		Span after = this.file.from(end, 16);
		int word = Lexer.skip(after.bytes(), after.from(), after.to());
		if (word > after.from() + 2 || !Lexer.matches(after.bytes(), word, after.to(), "endstream")) {
			throw new Irregular("A stream has a wrong length");
		}
		return body;
	}

	/** Reads the bytes of a stream that is not too long. */
	byte[] read(Body body) throws IOException {
		byte[] bytes = new byte[(int) body.length()];
		this.file.read(body.place(), bytes, 0, bytes.length);
		return bytes;
	}

	private ObjectStream stream(int number) throws IOException {
		if (this.stream == null || this.number != number) {
			ObjectStream known = this.streams.get(number);
			this.stream = (known != null) ? known : decode(number);
			this.number = number;
		}
		return this.stream;
	}

	private ObjectStream decode(int number) throws IOException {
		if (!this.references.isInFile(number)) {
			throw new Irregular("There is no such object stream");
		}
		IndirectObject object = IndirectObject.read(this.file, this.references.offset(number));
		if (object.number() != number || object.body() == 0 || !object.value().isDictionary()) {
			throw new Irregular("There is no such object stream");
		}
		Dictionary dictionary = Dictionary.of(object.value());
		Body body = body(object, dictionary);
		if (body.length() > Flate.MOST_BYTES) {
			throw new Budget.Exceeded();
		}
		ObjectStream stream = ObjectStream.of(dictionary, Flate.decode(read(body), dictionary));
		keep(number, stream);
		return stream;
	}

	private void keep(int number, ObjectStream stream) {
		this.streams.put(number, stream);
		this.used += stream.size();
		for (Iterator<ObjectStream> oldest = this.streams.values().iterator(); this.used > ROOM
				&& this.streams.size() > 1;) {
			this.used -= oldest.next().size();
			oldest.remove();
		}
	}

}
