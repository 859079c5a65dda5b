package io.filepipeline.split.look;

import java.util.Arrays;

/**
 * Tells dust on a scan from what somebody has put there.
 */
final class Specks {

	/** What is lighter is paper, or shines through from the other side. */
	private static final int DARK = 170;

	private static final double MARGIN = 0.02;

	/** In inches: 1 mm. A digit of small print is twice as high. */
	private static final double LARGEST = 1 / 25.4;

	private static final double MOST = 0.001;

	private final PageImage image;

	private final boolean[] dark;

	private int[] open = new int[64];

	private Specks(PageImage image) {
		this.image = image;
		this.dark = new boolean[image.width() * image.height()];
	}

	/** Whether all that is dark on a page is dust. */
	static boolean areAllOf(PageImage image) {
		return new Specks(image).areAll();
	}

	private boolean areAll() {
		int count = findDark();
		if (count > MOST * this.dark.length) {
			return false;
		}
		for (int i = 0; i < this.dark.length; i++) {
			if (this.dark[i] && extent(i) > Math.max(2, LARGEST * this.image.dpi())) {
				return false;
			}
		}
		return true;
	}

	private int findDark() {
		int left = (int) (MARGIN * this.image.width());
		int top = (int) (MARGIN * this.image.height());
		int count = 0;
		for (int y = top; y < this.image.height() - top; y++) {
			for (int x = left; x < this.image.width() - left; x++) {
				int at = y * this.image.width() + x;
				this.dark[at] = this.image.lightness(at) < DARK;
				count += this.dark[at] ? 1 : 0;
			}
		}
		return count;
	}

	/** How wide or high what touches this pixel is, and wipes it away. */
	private int extent(int start) {
		int width = this.image.width();
		int left = start % width;
		int right = left;
		int top = start / width;
		int bottom = top;
		int count = push(start, 0);
		while (count > 0) {
			int at = this.open[--count];
			int x = at % width;
			int y = at / width;
			left = Math.min(left, x);
			right = Math.max(right, x);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
			for (int row = Math.max(0, y - 1); row <= Math.min(this.image.height() - 1, y + 1); row++) {
				for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
					count = push(row * width + column, count);
				}
			}
		}
		return 1 + Math.max(right - left, bottom - top);
	}

	private int push(int at, int count) {
		if (!this.dark[at]) {
			return count;
		}
		this.dark[at] = false;
		if (count == this.open.length) {
			this.open = Arrays.copyOf(this.open, 2 * count);
		}
		this.open[count] = at;
		return count + 1;
	}

}
