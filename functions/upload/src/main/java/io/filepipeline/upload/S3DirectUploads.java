package io.filepipeline.upload;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.DirectUpload.Method;
import io.filepipeline.contracts.DirectUploadRequest;
import io.filepipeline.contracts.DirectUploads;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.PartUrls;
import io.filepipeline.contracts.PartUrls.PartUrl;
import io.filepipeline.contracts.PartUrlsRequest;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.contracts.UploadReceipt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Uploads straight to S3. All that is known of one before its completion is in the
 * bucket.
 */
class S3DirectUploads implements DirectUploads {

	private static final Logger logger = LoggerFactory.getLogger(S3DirectUploads.class);

	private final UploadPlans plans;

	private final MultipartUploads multiparts;

	private final FileStore files;

	private final Submissions submissions;

	S3DirectUploads(UploadPlans plans, MultipartUploads multiparts, FileStore files, Submissions submissions) {
		this.plans = plans;
		this.multiparts = multiparts;
		this.files = files;
		this.submissions = submissions;
	}

	@Override
	public DirectUpload begin(DirectUploadRequest request, @Nullable IdempotencyKey key) {
		return answer(() -> describe(current(this.plans.create(request, key)), null));
	}

	@Override
	public PartUrls sign(UUID id, PartUrlsRequest request) {
		return answer(() -> {
			UploadPlan plan = open(id);
			List<PartUrlsRequest.PartToSend> parts = Constraints.check(request, "").parts();
			return new PartUrls(
					IntStream.range(0, parts.size()).mapToObj((index) -> sign(plan, parts.get(index), index)).toList());
		});
	}

	@Override
	public DirectUpload find(UUID id) {
		return answer(() -> {
			UploadPlan plan = current(get(id));
			if (plan.receipt() != null) {
				return describe(plan, null);
			}
			List<Part> parts = this.multiparts.parts(plan);
			Optional<StoredFile> file = parts.isEmpty() ? this.files.find(id) : Optional.empty();
			return file.map((complete) -> describe(submit(plan, complete), null))
				.orElseGet(() -> describe(plan, parts));
		});
	}

	@Override
	public UploadReceipt complete(UUID id) {
		return answer(() -> {
			UploadPlan plan = current(get(id));
			if (plan.receipt() != null) {
				return plan.receipt();
			}
			return Objects.requireNonNull(submit(plan, assemble(plan)).receipt());
		});
	}

	@Override
	public void abort(UUID id) {
		answer(() -> {
			UploadPlan plan = get(id);
			if (plan.receipt() == null) {
				this.multiparts.abort(plan);
			}
			// the completion may have been first
			if (plan.receipt() != null || this.files.find(id).isPresent()) {
				throw completed();
			}
			this.plans.abort(plan);
			return id;
		});
	}

	@Override
	public boolean isUnderWay(UUID id) {
		return answer(() -> this.plans.find(id).map(S3DirectUploads::current)).filter((plan) -> plan.receipt() == null)
			.isPresent();
	}

	@Override
	public String origin() {
		return this.multiparts.origin();
	}

	private UploadPlan get(UUID id) {
		return this.plans.find(id)
			.orElseThrow(() -> RejectedRequest.because(ProblemCode.NOT_FOUND, "There is no upload with the id " + id));
	}

	private UploadPlan open(UUID id) {
		UploadPlan plan = current(get(id));
		if (plan.receipt() != null) {
			throw completed();
		}
		return plan;
	}

	private static UploadPlan current(UploadPlan plan) {
		if (plan.hasExpired()) {
			throw expired();
		}
		return plan;
	}

	private PartUrl sign(UploadPlan plan, PartUrlsRequest.PartToSend part, int index) {
		if (part.number() > plan.partCount()) {
			throw RejectedRequest.invalid("/parts/" + index + "/number", "must be at most " + plan.partCount());
		}
		@Nullable String sha256 = (plan.method() == Method.SINGLE) ? plan.sha256() : part.sha256();
		if (plan.partChecksums() != (sha256 != null)) {
			throw RejectedRequest.invalid("/parts/" + index + "/sha256",
					plan.partChecksums() ? "is required, as the upload was begun with part_checksums"
							: "is only for an upload that was begun with part_checksums");
		}
		return this.multiparts.presign(plan, part.number(), sha256);
	}

	private StoredFile assemble(UploadPlan plan) {
		return this.files.find(plan.id()).orElseGet(() -> {
			try {
				this.multiparts.complete(plan);
			}
			catch (RejectedRequest | S3Exception ex) {
				// another request may have been faster
				return this.files.find(plan.id()).orElseThrow(() -> isGone(ex) ? expired() : ex);
			}
			return this.files.find(plan.id()).orElseThrow(S3DirectUploads::expired);
		});
	}

	private UploadPlan submit(UploadPlan plan, StoredFile found) {
		// S3 took the one piece with this checksum only
		StoredFile file = found.withSha256(plan.sha256());
		@Nullable ProcessParams split = (plan.metadata().process() && IncomingFile.PDF.equals(file.mimeType()))
				? this.submissions.plan(plan.metadata(), plan.processId()) : null;
		@Nullable UUID processId = (split != null) ? plan.processId() : null;
		FileRecord record = FileRecord.uploaded(plan.metadata(), file, processId, plan.createdAt());
		this.submissions.announce(record, split);
		UploadReceipt receipt = this.submissions.queue(record, plan.metadata(), split);
		logger.info("Uploaded {}, {} bytes in {} parts, {}; process {}", plan.id(), file.size(), plan.partCount(),
				file.mimeType(), processId);
		return this.plans.keep(plan, receipt);
	}

	private DirectUpload describe(UploadPlan plan, @Nullable List<Part> parts) {
		boolean single = plan.method() == Method.SINGLE;
		@Nullable PartUrl url = (single && plan.receipt() == null) ? this.multiparts.presign(plan, 1, plan.sha256()) : null;
		return new DirectUpload(plan.id(), plan.method(), plan.metadata().fileName(), plan.size(),
				(url != null) ? url.url() : null, (url != null) ? url.headers() : null, single ? null : plan.partSize(),
				single ? null : plan.partCount(), plan.expiresAt(),
				(parts != null) ? parts.stream().map(S3DirectUploads::part).toList() : null, plan.receipt());
	}

	private static DirectUpload.Part part(Part part) {
		return new DirectUpload.Part(part.partNumber(), part.size(), part.eTag());
	}

	private static boolean isGone(RuntimeException ex) {
		return ex instanceof S3Exception failure && failure.statusCode() == MultipartUploads.NOT_FOUND;
	}

	private static RejectedRequest completed() {
		return RejectedRequest.because(ProblemCode.UPLOAD_COMPLETED, "The upload is complete: its record has its id");
	}

	private static RejectedRequest expired() {
		return RejectedRequest.because(ProblemCode.UPLOAD_EXPIRED,
				"The upload was aborted, or not completed in " + UploadPlan.LIFETIME.toDays() + " days; begin another");
	}

	private static <T> T answer(Supplier<T> request) {
		try {
			return request.get();
		}
		catch (SdkException ex) {
			throw new Unavailable(ex);
		}
	}

}
