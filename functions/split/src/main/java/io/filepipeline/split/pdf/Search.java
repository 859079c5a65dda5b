package io.filepipeline.split.pdf;

/**
 * What is searched for the names it mentions, one stream after the other, and whether
 * that was all there is. What could not be searched may use everything.
 */
final class Search {

	private final Budget budget;

	private boolean complete = true;

	/**
	 * Begins one.
	 * @param budget for what is decoded, and looked up
	 */
	Search(Budget budget) {
		this.budget = budget;
	}

	Budget budget() {
		return this.budget;
	}

	/** Notes that something could not be searched. */
	void miss() {
		this.complete = false;
	}

	/** Whether all could be that had to be. */
	boolean isComplete() {
		return this.complete;
	}

}
