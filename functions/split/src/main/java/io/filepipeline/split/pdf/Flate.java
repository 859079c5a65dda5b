package io.filepipeline.split.pdf;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * Decodes the streams that hold objects or tell where they are, one after the other in
 * the same memory. A kilobyte can inflate to a megabyte.
 */
final class Flate implements AutoCloseable {

	/** Object streams hold some hundred objects; the largest seen had 12 MB. */
	static final int MOST_BYTES = (int) Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

	private static final int BLOCK = 1 << 20;

	/** What fits into it is inflated once, and what does not twice. */
	private static final int SMALL_BLOCK = 256 * 1024;

	/** Few objects are written more repetitively. */
	private static final long USUAL_RATIO = 8;

	private static final Name FLATE = Name.of("FlateDecode");

	private static final Name PREDICTOR = Name.of("Predictor");

	private static final Name COLUMNS = Name.of("Columns");

	private static final Name COLORS = Name.of("Colors");

	private static final Name BITS = Name.of("BitsPerComponent");

	private final Inflater inflater = new Inflater();

	/** Where a stream is inflated before it is known how long it gets. */
	private byte[] block = {};

	/**
	 * Decodes the body of a stream.
	 * @throws Irregular if it is damaged, or encoded in another way
	 * @throws Budget.Exceeded if there are more than 64 MiB, or an eighth of the heap if
	 * that is less
	 */
	byte[] decode(byte[] body, Dictionary stream) {
		return decode(body, stream, MOST_BYTES);
	}

	/**
	 * The same for a stream that may have fewer bytes.
	 * @param most how many it may have, at most
	 */
	byte[] decode(byte[] body, Dictionary stream, int most) {
		Span filter = only(stream.get(Name.FILTER));
		if (filter == null) {
			return body;
		}
		if (!FLATE.matches(filter)) {
			throw new Irregular("A stream with objects has a filter that is not usual");
		}
		byte[] inflated = inflate(body, most);
		Span parameters = only(stream.get(Name.DECODE_PARMS));
		return (parameters != null && !parameters.isNull()) ? predicted(inflated, Dictionary.of(dictionary(parameters)))
				: inflated;
	}

	/** The value, or the one element of an array. */
	private static @Nullable Span only(@Nullable Span value) {
		if (value == null || !value.isArray()) {
			return value;
		}
		int at = Lexer.skip(value.bytes(), value.from() + 1, value.to() - 1);
		if (at == value.to() - 1) {
			return null;
		}
		Span element = new Span(value.bytes(), at, Lexer.lastEnd(value.bytes(), at, value.to() - 1));
		if (Lexer.skip(value.bytes(), element.to(), value.to()) != value.to() - 1) {
			throw new Irregular("A stream with objects has several filters");
		}
		return element;
	}

	private static Span dictionary(Span value) {
		if (!value.isDictionary()) {
			throw new Irregular("No parameters");
		}
		return value;
	}

	private byte[] inflate(byte[] body, int most) {
		int expected = (int) Math.max(SMALL_BLOCK, Math.min(USUAL_RATIO * body.length, BLOCK));
		if (this.block.length < expected) {
			this.block = new byte[expected];
		}
		try {
			begin(body);
			int length = fill(this.block);
			if (this.inflater.finished()) {
				return Arrays.copyOf(this.block, length);
			}
			// to grow step by step would take twice the memory
			byte[] bytes = new byte[length + count(most)];
			begin(body);
			fill(bytes);
			return bytes;
		}
		catch (DataFormatException ex) {
			throw new Irregular("A stream with objects is damaged");
		}
	}

	private void begin(byte[] body) {
		this.inflater.reset();
		this.inflater.setInput(body);
	}

	/** How much there is yet. */
	private int count(int most) throws DataFormatException {
		int count = 0;
		while (!this.inflater.finished()) {
			count += fill(this.block);
			if (count > most) {
				throw new Budget.Exceeded();
			}
		}
		return count;
	}

	/** Fills the bytes as far as there is something. */
	private int fill(byte[] bytes) throws DataFormatException {
		int length = 0;
		while (length < bytes.length && !this.inflater.finished()) {
			int step = this.inflater.inflate(bytes, length, bytes.length - length);
			if (step == 0 && !this.inflater.finished()) {
				throw new Irregular("A stream with objects is cut off");
			}
			length += step;
		}
		return length;
	}

	@Override
	public void close() {
		this.inflater.end();
	}

	/** Undoes what PNG's filters do (ISO 32000-2, 7.4.4.4). */
	private static byte[] predicted(byte[] bytes, Dictionary parameters) {
		int predictor = number(parameters, PREDICTOR, 1);
		if (predictor == 1) {
			return bytes;
		}
		if (predictor < 10 || number(parameters, COLORS, 1) != 1 || number(parameters, BITS, 8) != 8) {
			throw new Irregular("A predictor that is not usual");
		}
		int columns = number(parameters, COLUMNS, 1);
		if (columns < 1 || bytes.length % (columns + 1) != 0) {
			throw new Irregular("A predictor that does not fit");
		}
		byte[] rows = new byte[bytes.length / (columns + 1) * columns];
		for (int row = 0; row * columns < rows.length; row++) {
			undo(bytes, row * (columns + 1), rows, row * columns, columns);
		}
		return rows;
	}

	private static void undo(byte[] from, int start, byte[] rows, int to, int columns) {
		byte kind = from[start];
		for (int i = 0; i < columns; i++) {
			int left = (i > 0) ? rows[to + i - 1] & 0xFF : 0;
			int above = (to >= columns) ? rows[to + i - columns] & 0xFF : 0;
			int before = (i > 0 && to >= columns) ? rows[to + i - columns - 1] & 0xFF : 0;
			int expected = switch (kind) {
				case 0 -> 0;
				case 1 -> left;
				case 2 -> above;
				case 3 -> (left + above) / 2;
				case 4 -> paeth(left, above, before);
				default -> throw new Irregular("A predictor that there is not");
			};
			rows[to + i] = (byte) (from[start + 1 + i] + expected);
		}
	}

	private static int paeth(int left, int above, int before) {
		int guess = left + above - before;
		int toLeft = Math.abs(guess - left);
		int toAbove = Math.abs(guess - above);
		int toBefore = Math.abs(guess - before);
		if (toLeft <= toAbove && toLeft <= toBefore) {
			return left;
		}
		return (toAbove <= toBefore) ? above : before;
	}

	private static int number(Dictionary parameters, Name key, int otherwise) {
		Span value = parameters.get(key);
		return (value != null) ? (int) Math.min(value.integer(), 1 << 20) : otherwise;
	}

}
