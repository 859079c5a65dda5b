package io.filepipeline.split.look;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * The samples of an image, made fewer and grey while they are decoded: several columns
 * and rows become one.
 */
final class Samples extends OutputStream {

	private final SampleFormat format;

	private final int columnsToOne;

	private final int rowsToOne;

	private final int width;

	private final byte[] pixels;

	private final byte[] row;

	private final int[] sums;

	private int filled;

	private int rows;

	/**
	 * Takes samples.
	 * @param missing what pixels are for which there are none
	 */
	Samples(SampleFormat format, int columnsToOne, int rowsToOne, int missing) {
		this.format = format;
		this.columnsToOne = columnsToOne;
		this.rowsToOne = rowsToOne;
		this.width = quotient(format.width(), columnsToOne);
		this.pixels = new byte[this.width * quotient(format.height(), rowsToOne)];
		Arrays.fill(this.pixels, (byte) missing);
		this.row = new byte[format.rowLength()];
		this.sums = new int[this.width];
	}

	static int quotient(int dividend, int divisor) {
		return (dividend + divisor - 1) / divisor;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.pixels.length / this.width;
	}

	byte[] pixels() {
		return this.pixels;
	}

	@Override
	public void write(int value) {
		write(new byte[] { (byte) value }, 0, 1);
	}

	/**
	 * Takes some.
	 * @throws Enough if all rows are there
	 */
	@Override
	public void write(byte[] bytes, int from, int length) {
		int done = 0;
		while (done < length) {
			if (this.rows == this.format.height()) {
				throw new Enough();
			}
			int step = Math.min(length - done, this.row.length - this.filled);
			System.arraycopy(bytes, from + done, this.row, this.filled, step);
			this.filled += step;
			done += step;
			if (this.filled == this.row.length) {
				addRow();
			}
		}
	}

	private void addRow() {
		for (int x = 0; x < this.format.width(); x++) {
			this.sums[x / this.columnsToOne] += this.format.value(this.row, x);
		}
		this.filled = 0;
		this.rows++;
		if (this.rows % this.rowsToOne == 0 || this.rows == this.format.height()) {
			int above = (this.rows - 1) / this.rowsToOne;
			for (int i = 0; i < this.width; i++) {
				int columns = Math.min(this.columnsToOne, this.format.width() - i * this.columnsToOne);
				int count = columns * (this.rows - above * this.rowsToOne);
				this.pixels[above * this.width + i] = (byte) (this.sums[i] / count);
				this.sums[i] = 0;
			}
		}
	}

	/**
	 * All rows are there. Unchecked, so that no decoder goes on.
	 */
	static final class Enough extends RuntimeException {

		Enough() {
			super(null, null, false, false);
		}

	}

}
