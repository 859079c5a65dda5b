package io.filepipeline.split;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.Encryption;
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
import io.filepipeline.split.pdf.Outcome;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Protection;
import io.filepipeline.split.pdf.Refusal;
import io.filepipeline.split.pdf.Refused;
import io.filepipeline.split.pdf.Written;
import io.filepipeline.split.plan.ByteCount;
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
		Path source = workspace.file("source.pdf");
		if (!this.bucket.fetch(request.bucket(), request.key(), source)) {
			return fail(parts, Problem.of(ProblemCode.NOT_FOUND, "The file is no longer in the bucket"));
		}
		SplitParams params = request.params().splitParams();
		Opened opened = PdfDocument.open(source, params.password());
		stopIfInterrupted();
		if (opened instanceof Refused refused) {
			return fail(parts, refused.problem());
		}
		try (PdfDocument document = (PdfDocument) opened) {
			List<PlannedPart> plan = Plan.of(params, document);
			stopIfInterrupted();
			return make(parts.of(plan), plan, params, document, workspace);
		}
		catch (RejectedRequest ex) {
			return fail(parts, ex.problem());
		}
		catch (Refusal ex) {
			return fail(parts, ex.problem());
		}
	}

	private List<FileRecord> make(List<FileRecord> parts, List<PlannedPart> plan, SplitParams params,
			PdfDocument document, Workspace workspace) throws IOException {
		List<FileRecord> done = new ArrayList<>(parts.size());
		try (PartUploads uploads = new PartUploads(this.bucket, this.uploadThreads)) {
			long left = this.mostOutput.toBytes();
			for (int index = 0; index < parts.size(); index++) {
				@Nullable Problem problem = (left > 0) ? plan.get(index).problem() : tooMuch();
				if (problem != null) {
					uploads.add(parts.get(index).failed(problem));
				}
				else if (params.preview()) {
					left -= measure(parts.get(index), document, uploads);
				}
				else {
					left -= make(parts.get(index), params.encrypt(), document, uploads, workspace);
				}
				if (uploads.size() == BATCH) {
					report(uploads.await(), done);
				}
			}
			report(uploads.await(), done);
		}
		return done;
	}

	private Problem tooMuch() {
		return Problem.of(ProblemCode.RESOURCE_BUDGET_EXCEEDED,
				"The parts before this one have more than " + this.mostOutput.toMegabytes() + " MB together");
	}

	/** Returns how many bytes the part would have. */
	private long measure(FileRecord part, PdfDocument document, PartUploads uploads) throws IOException {
		ByteCount count = new ByteCount();
		Outcome outcome = document.write(Objects.requireNonNull(part.pages()), count::restarted);
		stopIfInterrupted();
		uploads.add((outcome instanceof Written written) ? noted(part, written).planned(count.bytes())
				: part.failed(((Refused) outcome).problem()));
		return count.bytes();
	}

	/** Returns how many bytes the part has. */
	private long make(FileRecord part, @Nullable Encryption encryption, PdfDocument document, PartUploads uploads,
			Workspace workspace) throws IOException {
		try (PartOnDisk.Writer writer = new PartOnDisk.Writer(workspace.file(part.id() + ".pdf"))) {
			Outcome outcome = document.write(Objects.requireNonNull(part.pages()), writer::open);
			stopIfInterrupted();
			if (outcome instanceof Refused refused) {
				uploads.add(part.failed(refused.problem()));
				return 0;
			}
			PartOnDisk made = writer.finish();
			if (encryption != null) {
				made = made.encrypted(protection(encryption), workspace.file(part.id() + "-encrypted.pdf"));
			}
			uploads.add(noted(part, (Written) outcome), made);
			return made.size();
		}
		catch (Refusal ex) {
			uploads.add(part.failed(ex.problem()));
			return 0;
		}
	}

	private static FileRecord noted(FileRecord part, Written written) {
		return part
			.noted(written.notes().stream().map((note) -> note.name().toLowerCase(Locale.ROOT)).sorted().toList());
	}

	private static Protection protection(Encryption encryption) {
		return new Protection(Objects.requireNonNullElse(encryption.userPassword(), ""), encryption.ownerPassword(),
				encryption.permitted());
	}

	/**
	 * Whoever interrupts has no more time. What was read meanwhile proves nothing against
	 * the document: an interrupt closes files.
	 */
	private static void stopIfInterrupted() {
		if (Thread.currentThread().isInterrupted()) {
			throw new Unavailable("The split was stopped before its end");
		}
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

}
