package io.filepipeline.split.look;

import org.jspecify.annotations.Nullable;

/**
 * How the samples of an image lie in its rows, and what they mean.
 */
final class SampleFormat {

	private final int width;

	private final int height;

	private final int bits;

	private final int components;

	/** What each sample means, if there is one for a pixel. */
	private final byte @Nullable [] values;

	private final Ink ink;

	private final float[] decode;

	private final float[] color;

	/**
	 * Of an image with colours.
	 * @param bits of a sample: 1, 2, 4, 8 or 16
	 * @param decode for each component, what the smallest and the largest sample mean;
	 * empty if that is as usual
	 */
	SampleFormat(int width, int height, int bits, Ink ink, float[] decode) {
		this.width = width;
		this.height = height;
		this.bits = bits;
		this.components = ink.getNumberOfComponents();
		this.ink = ink;
		this.color = new float[this.components];
		this.decode = (decode.length >= 2 * this.components) ? decode : usual(bits, ink);
		this.values = (this.components == 1 && bits <= 8) ? values() : null;
	}

	private static float[] usual(int bits, Ink ink) {
		float[] decode = new float[2 * ink.getNumberOfComponents()];
		for (int i = 1; i < decode.length; i += 2) {
			decode[i] = ink.isTable() ? (1 << bits) - 1 : ink.most();
		}
		return decode;
	}

	private byte[] values() {
		byte[] values = new byte[1 << this.bits];
		for (int i = 0; i < values.length; i++) {
			this.color[0] = component(i, 0);
			values[i] = (byte) Math.round(255 * this.ink.lightness(this.color));
		}
		return values;
	}

	private float component(int sample, int index) {
		float from = this.decode[2 * index];
		return from + sample * (this.decode[2 * index + 1] - from) / ((1 << this.bits) - 1);
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

	/** In bytes. */
	int rowLength() {
		return (int) (((long) this.width * this.components * this.bits + 7) / 8);
	}

	/** How light a pixel of a row is, from 0 to 255. */
	int value(byte[] row, int x) {
		if (this.values != null) {
			return this.values[sample(row, x)] & 0xFF;
		}
		for (int i = 0; i < this.components; i++) {
			this.color[i] = component(sample(row, x * this.components + i), i);
		}
		return Math.round(255 * this.ink.lightness(this.color));
	}

	private int sample(byte[] row, int index) {
		if (this.bits == 8) {
			return row[index] & 0xFF;
		}
		if (this.bits == 16) {
			return (row[2 * index] & 0xFF) << 8 | row[2 * index + 1] & 0xFF;
		}
		int bit = index * this.bits;
		return row[bit / 8] >> (8 - this.bits - bit % 8) & (1 << this.bits) - 1;
	}

}
