package io.filepipeline.split;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.SplitReport;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.split.pdf.Opened;
import io.filepipeline.split.pdf.PartSequence;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Refusal;
import io.filepipeline.split.pdf.Refused;
import io.filepipeline.split.plan.Plan;
import io.filepipeline.split.plan.PlannedPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.util.unit.DataSize;

/**
 * Splits a document into parts, stores them, and reports them by callback.
 *
 * <p>
 * Splitting again has the effect of once: a part is written with the same bytes under the
 * same key and reported with the same record. What can never succeed is reported as
 * failed; what may succeed later is thrown, for the queue to try again.
 */
class Split implements Function<SplitRequest, SplitReport> {

	private static final Logger logger = LoggerFactory.getLogger(Split.class);

	/** As many as one callback may report. */
	private static final int BATCH = 100;

	private final Bucket bucket;

	private final Callback callback;

	private final Executor uploadThreads;

	private final DataSize mostOutput;

	private final IssuedIds ids;

	/**
	 * Splits into at most so much.
	 * @param mostOutput how much all parts of a document together may have; the part that
	 * passes it is the last that is made
	 * @param ids gives parts their ids, where the request does not
	 */
	Split(Bucket bucket, Callback callback, Executor uploadThreads, DataSize mostOutput, IssuedIds ids) {
		this.bucket = bucket;
		this.callback = callback;
		this.uploadThreads = uploadThreads;
		this.mostOutput = mostOutput;
		this.ids = ids;
	}

	/**
	 * Splits one document.
	 * @throws io.filepipeline.contracts.RejectedRequest when the request makes no sense
	 * @throws Unavailable when S3, the disk or the callback fail, or the thread is
	 * interrupted; the same request may succeed later
	 */
	@Override
	public SplitReport apply(SplitRequest request) {
		PartRecords parts = new PartRecords(Constraints.check(request, ""), this.ids);
		try {
			return attempt(request, parts);
		}
		catch (RuntimeException ex) {
			// until another attempt succeeds, the process tells why it is not done
			this.callback.mention(parts.last().running(whyAgain(ex)));
			throw ex;
		}
	}

	private SplitReport attempt(SplitRequest request, PartRecords parts) {
		long begun = System.nanoTime();
		this.callback.report(List.of(parts.first().running()));
		try (Workspace workspace = Workspace.create()) {
			List<FileRecord> done = split(request, parts, workspace);
			logger.info("Split {}, process {}: {} parts, {} of them failed, {} ms", request.recordId(),
					request.processId(), done.size(),
					done.stream().filter((part) -> part.status() == RecordStatus.FAILED).count(),
					(System.nanoTime() - begun) / 1_000_000);
			return new SplitReport(request.processId(), request.recordId(), done);
		}
		catch (IOException | UncheckedIOException | SdkException ex) {
			throw new Unavailable(ex);
		}
	}

	private static Problem whyAgain(RuntimeException ex) {
		return (ex instanceof Unavailable)
				? Problem.of(ProblemCode.STORAGE_UNAVAILABLE,
						"The last attempt failed: a service did not answer in time")
				: Problem.of(ProblemCode.INTERNAL_ERROR, "The last attempt failed; the log says why");
	}

	private List<FileRecord> split(SplitRequest request, PartRecords parts, Workspace workspace) throws IOException {
		SplitParams params = request.params().splitParams();
		Opened opened = new Documents(this.bucket, workspace, params).open(request.bucket(), request.key());
		stopIfInterrupted();
		if (opened instanceof Refused refused) {
			return fail(parts, refused.problem());
		}
		try (PdfDocument document = (PdfDocument) opened) {
			return split(document, params, parts, workspace);
		}
	}

	private List<FileRecord> split(PdfDocument document, SplitParams params, PartRecords parts, Workspace workspace)
			throws IOException {
		List<PlannedPart> plan;
		try {
			plan = Plan.of(params, document);
		}
		catch (RejectedRequest ex) {
			return fail(parts, ex.problem());
		}
		catch (Refusal ex) {
			stopIfInterrupted();
			return fail(parts, ex.problem());
		}
		stopIfInterrupted();
		List<FileRecord> planned = parts.of(plan);
		if (!parts.areListed()) {
			// the process tells from now on how many there will be
			this.callback.mention(parts.first().running());
		}
		List<FileRecord> possible = IntStream.range(0, plan.size())
			.filter((index) -> plan.get(index).problem() == null)
			.mapToObj(planned::get)
			.toList();
		try (PartUploads uploads = new PartUploads(this.bucket, this.uploadThreads)) {
			PartMaker maker = new PartMaker(params, uploads, workspace);
			try (PartSequence<MadePart> made = PartSequence.of(document, possible.size(),
					(index, writing) -> maker.make(possible.get(index), writing))) {
				return store(planned, plan, () -> maker.take(made.next()), uploads);
			}
		}
	}

	/**
	 * Stores parts.
	 * @param next has the next of those stored that can be made, and tells its bytes
	 */
	private List<FileRecord> store(List<FileRecord> parts, List<PlannedPart> plan, Step next, PartUploads uploads)
			throws IOException {
		List<FileRecord> done = new ArrayList<>(parts.size());
		long left = this.mostOutput.toBytes();
		for (int index = 0; index < parts.size(); index++) {
			@Nullable Problem problem = (left > 0) ? plan.get(index).problem() : tooMuch();
			if (problem != null) {
				uploads.add(parts.get(index).failed(problem));
			}
			else {
				left -= next.take();
			}
			if (uploads.size() == BATCH) {
				report(uploads.await(), done);
			}
		}
		report(uploads.await(), done);
		return done;
	}

	private Problem tooMuch() {
		return Problem.of(ProblemCode.RESOURCE_BUDGET_EXCEEDED,
				"The parts before this one have more than " + this.mostOutput.toMegabytes() + " MB together");
	}

	static void stopIfInterrupted() {
		Unavailable.ifInterrupted("The split was stopped before its end");
	}

	private List<FileRecord> fail(PartRecords parts, Problem why) {
		List<FileRecord> failed = parts.ofNoPlan().stream().map((part) -> part.failed(why)).toList();
		List<FileRecord> done = new ArrayList<>(failed.size());
		for (int from = 0; from < failed.size(); from += BATCH) {
			report(failed.subList(from, Math.min(from + BATCH, failed.size())), done);
		}
		return done;
	}

	private void report(List<FileRecord> batch, List<FileRecord> done) {
		if (!batch.isEmpty()) {
			this.callback.report(batch);
			done.addAll(batch);
		}
	}

	/**
	 * Goes on by one part.
	 */
	@FunctionalInterface
	private interface Step {

		long take() throws IOException;

	}

}
