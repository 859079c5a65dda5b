package io.filepipeline.split;

import java.io.IOException;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Makes, stores and reports the parts of a plan, one batch after the other. Nothing is
 * kept of a batch that is reported.
 */
class PartBatches {

	private final PartRecords parts;

	private final Batches batches;

	private final PartUploads uploads;

	private final Reports reports;

	private final DataSize mostOutput;

	/**
	 * Makes parts.
	 * @param mostOutput how much all together may have; the part that passes it is the
	 * last that is made
	 */
	PartBatches(PartRecords parts, Batches batches, PartUploads uploads, Reports reports, DataSize mostOutput) {
		this.parts = parts;
		this.batches = batches;
		this.uploads = uploads;
		this.reports = reports;
		this.mostOutput = mostOutput;
	}

	/**
	 * Makes all.
	 * @param progress which need not be made again
	 * @param next has the next of those stored that can be made, and tells its bytes
	 */
	void make(Progress progress, Step next) throws IOException {
		long left = this.mostOutput.toBytes() - progress.bytes();
		int end;
		for (int begin = progress.parts(); begin < this.parts.count(); begin = end) {
			end = this.batches.end(begin);
			for (int index = begin; index < end; index++) {
				@Nullable Problem problem = (left > 0) ? this.batches.plan().get(index).problem() : tooMuch();
				if (problem != null) {
					this.uploads.add(this.parts.get(index).failed(problem));
				}
				else {
					left -= next.take();
				}
			}
			this.reports.add(this.uploads.await());
		}
	}

	private Problem tooMuch() {
		return Problem.of(ProblemCode.RESOURCE_BUDGET_EXCEEDED,
				"The parts before this one have more than " + this.mostOutput.toMegabytes() + " MB together");
	}

	/**
	 * Goes on by one part.
	 */
	@FunctionalInterface
	interface Step {

		long take() throws IOException;

	}

}
