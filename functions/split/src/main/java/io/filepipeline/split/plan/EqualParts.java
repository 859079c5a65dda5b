package io.filepipeline.split.plan;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;

/**
 * Divides into so many parts of the same length, up to a page.
 */
record EqualParts(int count) implements Divider {

	@Override
	public Stream<PlannedPart> divide(PlannedPart part) {
		int pages = part.pages().size();
		if (pages < this.count) {
			throw RejectedRequest.because(ProblemCode.PAGE_OUT_OF_RANGE,
					pages + " pages cannot be divided into " + this.count + " parts");
		}
		return IntStream.range(0, this.count)
			.mapToObj((index) -> part.pages(begin(index, pages), begin(index + 1, pages)));
	}

	private int begin(int index, int pages) {
		return (int) ((long) pages * index / this.count);
	}

}
