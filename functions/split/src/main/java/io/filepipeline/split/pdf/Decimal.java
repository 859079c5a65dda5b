package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes numbers and references, of which a part has many, without making strings of
 * them.
 */
final class Decimal {

	private static final byte[] REFERENCE = { ' ', '0', ' ', 'R' };

	private static final byte[] NOTHING = { 'n', 'u', 'l', 'l' };

	private Decimal() {
	}

	/**
	 * Writes a reference.
	 * @param number of an object; 0 for none
	 */
	static void writeReference(int number, OutputStream out) throws IOException {
		if (number > 0) {
			write(number, out);
			out.write(REFERENCE, 0, REFERENCE.length);
		}
		else {
			out.write(NOTHING, 0, NOTHING.length);
		}
	}

	/** Writes a number that is not negative. */
	static void write(long number, OutputStream out) throws IOException {
		long divisor = 1;
		for (long rest = number / 10; rest > 0; rest /= 10) {
			divisor *= 10;
		}
		for (; divisor > 0; divisor /= 10) {
			out.write((int) ('0' + number / divisor % 10));
		}
	}

}
