package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * The objects of a document by their numbers. Several threads may read them.
 */
final class SourceObjects implements AutoCloseable {

	/** For lists that pages share; a document has one for each kind of resource. */
	private static final long ROOM_FOR_LISTS = ObjectStreams.ROOM / 8;

	/** A hundred thousand fonts or images. */
	private static final int LONGEST_LIST = 2 << 20;

	/** More than any writer needs, but not all that a circle offers. */
	private static final int LONGEST_CHAIN = 100;

	/**
	 * What is longer is counted as it is where the same may be asked for again and again.
	 */
	private static final int LONG = 16 * 1024;

	/** The same for object streams that are decoded for the first time. */
	private static final int LONG_STREAM = 256 * 1024;

	/**
	 * Of what is shorter so much is counted as one: most of it is read only once, and
	 * there is ten times as much of it as the file is long.
	 */
	private static final int SHARE = 8;

	private final SourceFile file;

	private final CrossReferences references;

	private final ObjectStreams streams;

	private final Recent<Dictionary> lists;

	/** Those that read nothing at the moment. */
	private final Queue<ContentReader> readers;

	private final @Nullable Budget reading;

	/** The object streams that were decoded for this one purpose. */
	private final BitSet decoded = new BitSet();

	SourceObjects(SourceFile file, CrossReferences references) {
		this.file = file;
		this.references = references;
		this.streams = new ObjectStreams(this, references);
		this.lists = new Recent<>(references.size(), ROOM_FOR_LISTS, Dictionary::memory);
		this.readers = new ConcurrentLinkedQueue<>();
		this.reading = null;
	}

	private SourceObjects(SourceObjects all, Budget reading) {
		this.file = all.file;
		this.references = all.references;
		this.streams = all.streams;
		this.lists = all.lists;
		this.readers = all.readers;
		this.reading = reading;
	}

	/**
	 * The same objects for one purpose and one thread, which may ask for the same 10 MB
	 * any number of times, or for two objects in turn whose streams leave no room for
	 * each other. All that is read of long ones, and decoded again, may be four times the
	 * file.
	 */
	SourceObjects bounded() {
		return new SourceObjects(this, Budget.ofReading(this.file.length()));
	}

	/** One more than the highest number. */
	int size() {
		return this.references.size();
	}

	ObjectStreams streams() {
		return this.streams;
	}

	SourceFile file() {
		return this.file;
	}

	/**
	 * Reads what a page shows, as {@link ContentReader#read} does.
	 */
	boolean readContent(IndirectObject stream, long most, Budget budget, ContentReader.Scanner scanner)
			throws IOException {
		ContentReader idle = this.readers.poll();
		ContentReader reader = (idle != null) ? idle : new ContentReader();
		try {
			return reader.read(this, stream, most, budget, scanner);
		}
		finally {
			this.readers.add(reader);
		}
	}

	/**
	 * Reads an object; {@code null} if there is none.
	 * @throws Budget.Exceeded if that has been done too often
	 */
	@Nullable IndirectObject get(int number) throws IOException {
		IndirectObject object = read(number);
		count((object != null) ? object.value().length() : 0, LONG);
		return object;
	}

	private void count(int length, int usual) {
		if (this.reading != null) {
			this.reading.spend((length > usual) ? length : length / SHARE);
		}
	}

	/** How much of a value counts. */
	static int counted(Span value) {
		return (value.length() > LONG) ? value.length() : 0;
	}

	/**
	 * Counts what was remembered as if it was read again, so that it makes no difference
	 * what was read before.
	 */
	void countAgain(long length) {
		if (this.reading != null) {
			this.reading.spend(length);
		}
	}

	private @Nullable IndirectObject read(int number) throws IOException {
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
	 * The object that has to be read for a value: in this order, each object stream is
	 * decoded once.
	 * @return 0 if none has to be
	 */
	int holder(Span value) {
		int number = value.isReference() ? value.target() : 0;
		return this.references.isInStream(number) ? this.references.stream(number) : number;
	}

	/** The dictionary that an object is; {@code null} if it is none. */
	@Nullable Dictionary dictionary(int number) throws IOException {
		if (this.references.isInStream(number)) {
			Dictionary found = stream(this.references.stream(number)).dictionary(this.references.index(number), number);
			count((found != null) ? found.length() : 0, LONG);
			return found;
		}
		IndirectObject object = get(number);
		return (object != null && object.value().isDictionary()) ? Dictionary.of(object.value()) : null;
	}

	/** The dictionary that a value is or leads to; {@code null} if there is none. */
	@Nullable Dictionary dictionary(@Nullable Span value) throws IOException {
		Dictionary direct = (value != null && value.isReference()) ? dictionary(value.target()) : null;
		if (direct != null) {
			return direct;
		}
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
		Dictionary read = Dictionary.of(list).detached();
		if (list.length() <= LONGEST_LIST) {
			this.lists.put(value.target(), read);
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
		Body body = new Body(this.file, stream.body(), length.integer(), null, null);
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

	private ObjectStream stream(int number) throws IOException {
		ObjectStream known = this.streams.known(number);
		if (known != null) {
			return known;
		}
		ObjectStream stream = this.streams.decode(number);
		if (this.reading != null) {
			count(stream.size(), this.decoded.get(number) ? 0 : LONG_STREAM);
			this.decoded.set(number);
		}
		return stream;
	}

	@Override
	public void close() throws IOException {
		this.readers.forEach(ContentReader::close);
		this.streams.close();
		this.file.close();
	}

}
