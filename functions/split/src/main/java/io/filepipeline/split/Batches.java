package io.filepipeline.split;

import java.util.List;

import io.filepipeline.split.plan.PlannedPart;

/**
 * Parts that are reported together. Each time the same ones are: that a part of a batch
 * is stored tells that all before the batch are reported.
 *
 * @param plan all parts, in order
 */
record Batches(List<PlannedPart> plan) {

	/** As many parts as one callback may report. */
	static final int MOST_PARTS = 100;

	/** So many take two megabytes of the eight that a callback may have. */
	private static final int MOST_PAGES = 300_000;

	/**
	 * Where the batch ends that begins at a part.
	 * @param begin the place of the first
	 * @return the place after the last
	 */
	int end(int begin) {
		int end = begin;
		long pages = 0;
		do {
			pages += this.plan.get(end++).pages().size();
		}
		while (end < this.plan.size() && end - begin < MOST_PARTS
				&& pages + this.plan.get(end).pages().size() <= MOST_PAGES);
		return end;
	}

}
