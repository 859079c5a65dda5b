package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Notes where a part's objects are, and tells it at the end of the file.
 */
final class CrossReferenceWriter {

	/** Each row but for what it has in common with the one above it. */
	private static final String DEFLATED = "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ";

	/** Of so few bytes deflating saves some fifty at most, and takes as long as ever. */
	private static final int SHORT = 256;

	/** Half of a table that is such a part of the file is not worth it either. */
	private static final int SMALL_SHARE = 512;

	private long[] places = new long[64];

	private final Budget budget;

	private final long longest;

	CrossReferenceWriter(Budget budget) {
		this(budget, Long.MAX_VALUE);
	}

	/**
	 * Notes places in a file that may not be too long.
	 * @param longest how many bytes it may have before its last object
	 */
	CrossReferenceWriter(Budget budget, long longest) {
		this.budget = budget;
		this.longest = longest;
	}

	/**
	 * Notes an object.
	 * @throws Budget.Exceeded if the file gets too long
	 */
	void inFile(int number, long offset) {
		if (offset > this.longest) {
			throw new Budget.Exceeded();
		}
		put(number, offset << 8);
	}

	void inStream(int number, int stream, int index) {
		put(number, (long) stream << 8 | index | Long.MIN_VALUE);
	}

	private void put(int number, long place) {
		if (number >= this.places.length) {
			this.budget.spend((long) number * Long.BYTES);
			this.places = Arrays.copyOf(this.places, 2 * number);
		}
		this.places[number] = place;
	}

	/** Writes a table, which every reader knows. */
	void writeTable(Sink sink, int size, String trailer) {
		long start = sink.offset();
		sink.print("xref\n0 " + size + "\n0000000000 65535 f \n");
		byte[] line = "0000000000 00000 n \n".getBytes(StandardCharsets.US_ASCII);
		for (int number = 1; number < size; number++) {
			long rest = this.places[number] >> 8;
			for (int i = 9; i >= 0; i--) {
				line[i] = (byte) ('0' + rest % 10);
				rest /= 10;
			}
			sink.write(line, 0, line.length);
		}
		sink.print("trailer\n<</Size " + size + trailer + ">>\nstartxref\n" + start + "\n%%EOF\n");
	}

	/** Writes a stream, which is shorter, and knows of objects in object streams. */
	void writeStream(Sink sink, int number, String trailer, ZlibStream zlib) {
		long start = sink.offset();
		inFile(number, start);
		// in a row: the kind, an offset or a stream, and an index
		int width = Math.max(1, (Long.SIZE + 7 - Long.numberOfLeadingZeros(Math.max(start, number))) / Byte.SIZE);
		String filter = DEFLATED + (width + 2) + ">>";
		int plain = (number + 1) * (width + 2);
		boolean deflated = plain > SHORT + start / SMALL_SHARE
				&& deflate(rows(number + 1, width, true), zlib) + filter.length() < plain;
		sink.print(number + " 0 obj\n<</Type/XRef/W[1 " + width + " 1]/Size " + (number + 1) + trailer
				+ (deflated ? filter : "") + "/Length " + (deflated ? zlib.length() : plain) + ">>\nstream\n");
		if (deflated) {
			zlib.writeTo(sink);
		}
		else {
			sink.write(rows(number + 1, width, false), 0, plain);
		}
		sink.print("\nendstream\nendobj\nstartxref\n" + start + "\n%%EOF\n");
	}

	private static int deflate(byte[] rows, ZlibStream zlib) {
		zlib.begin();
		zlib.add(rows, 0, rows.length);
		zlib.end();
		return zlib.length();
	}

	/**
	 * The table.
	 * @param predicted whether a row is what it differs by from the one above it
	 */
	private byte[] rows(int size, int width, boolean predicted) {
		byte[] rows = new byte[size * (width + (predicted ? 3 : 2))];
		int at = 0;
		long above = 0;
		for (int number = 0; number < size; number++) {
			long place = this.places[number];
			long kind = (number == 0) ? 0 : (place < 0) ? 2 : 1;
			// the offset or stream and the index are one beside the other, as in the row
			long row = kind << (width + 1) * Byte.SIZE | place & 0xFFFF_FFFF_FFFFL;
			if (predicted) {
				rows[at++] = 2;
			}
			for (int shift = (width + 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
				rows[at++] = (byte) ((row >> shift & 0xFF) - (above >> shift & 0xFF));
			}
			above = predicted ? row : 0;
		}
		return rows;
	}

}
