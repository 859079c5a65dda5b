package io.filepipeline.split.pdf;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which entries of a list lead to a page.
 */
final class PageIndex {

	/** For each page the first of its entries in {@link #byPage}, and one for the end. */
	private final int[] starts;

	/** The entries that lead to pages, by page and then in order. */
	private final int[] byPage;

	/**
	 * Makes the index.
	 * @param pages how many pages there are
	 * @param targets the page to which each entry leads; negative if it leads to none
	 */
	PageIndex(int pages, IntStream targets) {
		int[] leading = targets.toArray();
		this.starts = new int[pages + 1];
		for (int page : leading) {
			if (page >= 0) {
				this.starts[page + 1]++;
			}
		}
		for (int page = 0; page < pages; page++) {
			this.starts[page + 1] += this.starts[page];
		}
		this.byPage = new int[this.starts[pages]];
		int[] next = this.starts.clone();
		for (int i = 0; i < leading.length; i++) {
			if (leading[i] >= 0) {
				this.byPage[next[leading[i]]++] = i;
			}
		}
	}

	/** The entries that lead to a page, ascending. */
	int[] of(int page) {
		return Arrays.copyOfRange(this.byPage, this.starts[page], this.starts[page + 1]);
	}

}
