package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads the cross-reference tables and streams of a file, from the newest to the oldest
 * (ISO 32000-2, 7.5.4 to 7.5.8).
 */
final class CrossReferenceReader {

	private static final Name PREVIOUS = Name.of("Prev");

	private static final Name HYBRID = Name.of("XRefStm");

	private static final Name SIZE = Name.of("Size");

	private static final Name WIDTHS = Name.of("W");

	private static final Name INDEX = Name.of("Index");

	private static final Name STREAM = Name.of("XRef");

	/**
	 * The last line tells where the newest begins; some writers add to the file's end.
	 */
	private static final int END = 1024;

	private final SourceFile file;

	private final CrossReferences references;

	private final Set<Long> seen = new HashSet<>();

	private @Nullable Dictionary newest;

	private boolean usesStreams;

	CrossReferenceReader(SourceFile file, Budget budget) {
		this.file = file;
		this.references = new CrossReferences(budget);
	}

	CrossReferences references() {
		return this.references;
	}

	/** Whether there was a stream among them. */
	boolean usesStreams() {
		return this.usesStreams;
	}

	/**
	 * Reads them all.
	 * @return the newest trailer
	 * @throws Irregular if one is not as it should be
	 */
	Dictionary read() throws IOException {
		long next = start();
		while (next >= 0) {
			if (!this.seen.add(next)) {
				throw new Irregular("The cross-reference tables run in a circle");
			}
			next = readSection(next);
		}
		if (this.newest == null) {
			throw new Irregular("No trailer");
		}
		return this.newest;
	}

	private long start() throws IOException {
		int length = (int) Math.min(END, this.file.length());
		byte[] end = new byte[length];
		this.file.read(this.file.length() - length, end, 0, length);
		String text = new Span(end, 0, length).toString();
		int word = text.lastIndexOf("startxref");
		if (word < 0) {
			throw new Irregular("The file does not tell where its table is");
		}
		if (text.indexOf(" obj", word) > 0) {
			throw new Irregular("The file ends in the middle of an update");
		}
		int number = Lexer.skip(end, word + "startxref".length(), length);
		return new Span(end, number, Lexer.regular(end, number, length)).integer();
	}

	/** Returns where the next older one is; -1 if there is none. */
	private long readSection(long offset) throws IOException {
		if (offset < 0) {
			throw new Irregular("The table is to be before the file");
		}
		this.references.beginSection();
		Span bytes = this.file.from(offset, 8);
		int at = Lexer.skip(bytes.bytes(), bytes.from(), bytes.to());
		boolean table = Lexer.matches(bytes.bytes(), at, bytes.to(), "xref");
		Dictionary trailer = table ? readTable(offset + at - bytes.from() + 4) : readStream(offset);
		if (this.newest == null) {
			this.newest = trailer;
		}
		Span hybrid = trailer.get(HYBRID);
		if (table && hybrid != null) {
			readStream(hybrid.integer());
		}
		Span previous = trailer.get(PREVIOUS);
		return (previous != null) ? previous.integer() : -1;
	}

	private Dictionary readTable(long offset) throws IOException {
		TableScanner scanner = new TableScanner(this.file, offset);
		while (Lexer.isDigit(scanner.peek())) {
			long first = scanner.number();
			long count = scanner.number();
			if (count > this.file.length() / 18) {
				throw new Irregular("A table is longer than the file");
			}
			this.references.expect(first + count);
			for (int i = 0; i < count; i++) {
				readEntry(scanner, (int) first + i);
			}
		}
		scanner.word("trailer");
		scanner.peek();
		return Dictionary.of(dictionary(scanner.place()));
	}

	private void readEntry(TableScanner scanner, int number) throws IOException {
		long offset = scanner.number();
		long generation = scanner.number();
		int kind = scanner.letter();
		if (kind == 'f') {
			this.references.addFree(number);
		}
		else if (kind != 'n' || (generation != 0 && offset != 0)) {
			throw new Irregular("An entry of a table is not usual");
		}
		else if (offset != 0) {
			this.references.addInFile(number, offset);
		}
	}

	/** The dictionary after the table. */
	private Span dictionary(long place) throws IOException {
		for (int least = 512;; least *= 8) {
			Span bytes = this.file.from(place, least);
			int end = Lexer.end(bytes.bytes(), bytes.from(), bytes.to());
			Span value = new Span(bytes.bytes(), bytes.from(), end);
			if (end != Lexer.OPEN && value.isDictionary()) {
				return value;
			}
			if (end != Lexer.OPEN || place + bytes.length() >= this.file.length() || least > 1 << 20) {
				throw new Irregular("No trailer");
			}
		}
	}

	private Dictionary readStream(long offset) throws IOException {
		this.usesStreams = true;
		IndirectObject object = IndirectObject.read(this.file, offset);
		if (object.body() == 0 || !object.value().isDictionary()) {
			throw new Irregular("No cross-reference stream");
		}
		Dictionary stream = Dictionary.of(object.value());
		if (!STREAM.matches(required(stream, Name.TYPE))) {
			throw new Irregular("No cross-reference stream");
		}
		Span length = required(stream, Name.LENGTH);
		if (length.isReference() || length.integer() > Flate.MOST_BYTES) {
			throw new Irregular("A cross-reference stream is too long");
		}
		byte[] body = new byte[(int) length.integer()];
		this.file.read(object.body(), body, 0, body.length);
		try (Flate flate = new Flate()) {
			readEntries(stream, flate.decode(body, stream));
		}
		return stream;
	}

	private void readEntries(Dictionary stream, byte[] bytes) {
		int[] widths = integers(required(stream, WIDTHS));
		int row = 0;
		for (int width : widths) {
			if (width > 8) {
				throw new Irregular("A field of a cross-reference stream is too wide");
			}
			row += width;
		}
		if (widths.length != 3 || row == 0) {
			throw new Irregular("A cross-reference stream has other fields");
		}
		Span ranges = stream.get(INDEX);
		int[] index = (ranges != null) ? integers(ranges) : new int[] { 0, (int) required(stream, SIZE).integer() };
		int at = 0;
		for (int i = 0; i + 1 < index.length; i += 2) {
			int count = Math.min(index[i + 1], (bytes.length - at) / row);
			this.references.expect((long) index[i] + count);
			for (int number = index[i]; number < index[i] + count; number++) {
				readEntry(number, bytes, at, widths);
				at += row;
			}
		}
	}

	private void readEntry(int number, byte[] bytes, int at, int[] widths) {
		long kind = (widths[0] > 0) ? field(bytes, at, widths[0]) : 1;
		long second = field(bytes, at + widths[0], widths[1]);
		long third = field(bytes, at + widths[0] + widths[1], widths[2]);
		if (kind == 0) {
			this.references.addFree(number);
		}
		else if (kind == 2) {
			this.references.addInStream(number, second, third);
		}
		else if (kind != 1 || third != 0) {
			throw new Irregular("An entry of a cross-reference stream is not usual");
		}
		else {
			this.references.addInFile(number, second);
		}
	}

	private static long field(byte[] bytes, int from, int width) {
		long value = 0;
		for (int i = from; i < from + width; i++) {
			value = value << 8 | bytes[i] & 0xFF;
		}
		if (value < 0 || value >= 1L << 48) {
			throw new Irregular("A number is too large");
		}
		return value;
	}

	private static Span required(Dictionary dictionary, Name key) {
		Span value = dictionary.get(key);
		if (value == null) {
			throw new Irregular(key + " is missing");
		}
		return value;
	}

	private static int[] integers(Span array) {
		if (!array.isArray()) {
			throw new Irregular("No array");
		}
		return Values.of(array).stream().mapToInt((value) -> {
			long number = value.integer();
			if (number < 0 || number > Integer.MAX_VALUE / 4) {
				throw new Irregular("A number is too large");
			}
			return (int) number;
		}).toArray();
	}

}
