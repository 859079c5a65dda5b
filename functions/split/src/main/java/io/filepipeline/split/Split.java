package io.filepipeline.split;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
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
			this.callback.mention(parts.get(parts.count() - 1).running(whyAgain(ex)));
			throw ex;
		}
	}

	private SplitReport attempt(SplitRequest request, PartRecords parts) {
		long begun = System.nanoTime();
		this.callback.report(List.of(parts.get(0).running()));
		Reports reports = new Reports(this.callback);
		try (Workspace workspace = Workspace.create()) {
			split(request, parts, workspace, reports);
			logger.info("Split {}, process {}: {} parts, {} of them failed, {} ms", request.recordId(),
					request.processId(), reports.count(), reports.failed(), (System.nanoTime() - begun) / 1_000_000);
			return new SplitReport(request.processId(), request.recordId(), parts.count(), reports.first());
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

	private void split(SplitRequest request, PartRecords parts, Workspace workspace, Reports reports)
			throws IOException {
		SplitParams params = request.params().splitParams();
		Opened opened = new Documents(this.bucket, workspace, params).open(request.bucket(), request.key());
		stopIfInterrupted();
		if (opened instanceof Refused refused) {
			fail(parts, refused.problem(), reports);
			return;
		}
		try (PdfDocument document = (PdfDocument) opened) {
			@Nullable Problem impossible = plan(document, params, parts);
			stopIfInterrupted();
			if (impossible != null) {
				fail(parts, impossible, reports);
				return;
			}
			if (!parts.areListed()) {
				// the process tells from now on how many there will be
				this.callback.mention(parts.get(0).running());
			}
			make(document, params, parts, workspace, reports);
		}
	}

	/** Plans the parts; tells why there can be none. */
	private static @Nullable Problem plan(PdfDocument document, SplitParams params, PartRecords parts)
			throws IOException {
		try {
			parts.follow(Plan.of(params, document));
			return null;
		}
		catch (RejectedRequest ex) {
			return ex.problem();
		}
		catch (Refusal ex) {
			return ex.problem();
		}
	}

	private void make(PdfDocument document, SplitParams params, PartRecords parts, Workspace workspace, Reports reports)
			throws IOException {
		Batches batches = new Batches(parts.plan());
		Progress progress = params.preview() ? Progress.NONE : Progress.of(batches, parts::id, this.bucket);
		logger.debug("Of {} parts {} are stored and reported", parts.count(), progress.parts());
		int[] possible = IntStream.range(progress.parts(), parts.count())
			.filter((index) -> parts.plan().get(index).problem() == null)
			.toArray();
		try (PartUploads uploads = new PartUploads(this.bucket, this.uploadThreads)) {
			PartMaker maker = new PartMaker(params, uploads, workspace);
			try (PartSequence<MadePart> made = PartSequence.of(document, possible.length,
					(index, writing) -> maker.make(parts.get(possible[index]), writing))) {
				new PartBatches(parts, batches, uploads, reports, this.mostOutput).make(progress,
						() -> maker.take(made.next()));
			}
		}
	}

	static void stopIfInterrupted() {
		Unavailable.ifInterrupted("The split was stopped before its end");
	}

	private static void fail(PartRecords parts, Problem why, Reports reports) {
		List<FileRecord> failed = parts.ofNoPlan().stream().map((part) -> part.failed(why)).toList();
		for (int from = 0; from < failed.size(); from += Batches.MOST_PARTS) {
			reports.add(failed.subList(from, Math.min(from + Batches.MOST_PARTS, failed.size())));
		}
	}

}
