package io.filepipeline.upload;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.DirectUpload.Method;
import io.filepipeline.contracts.DirectUploadRequest;
import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.contracts.UploadReceipt;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * The plans of uploads that go straight to S3. A plan is written once, and once more when
 * its upload is complete or aborted. Terraform deletes it a day after it has expired.
 */
class UploadPlans {

	/** What every S3 server takes; AWS alone takes more. */
	private static final DataSize MAX_SIZE = DataSize.ofTerabytes(5);

	private final StoredJson objects;

	private final MultipartUploads multiparts;

	private final Submissions submissions;

	private final IssuedIds ids;

	private final Tickets tickets;

	UploadPlans(StoredJson objects, MultipartUploads multiparts, Submissions submissions, IssuedIds ids,
			Tickets tickets) {
		this.objects = objects;
		this.multiparts = multiparts;
		this.submissions = submissions;
		this.ids = ids;
		this.tickets = tickets;
	}

	/**
	 * Plans an upload; the same once more for the same key.
	 * @throws RejectedRequest when it can never succeed; nothing was changed
	 */
	UploadPlan create(DirectUploadRequest request, @Nullable IdempotencyKey key) {
		FileMetadata metadata = check(request);
		if (key == null) {
			return create(request, metadata, Ticket.issue(this.ids, ""));
		}
		Ticket ticket = this.tickets.claim(key, Ticket.issue(this.ids, Sha256.of("upload" + Json.write(request))));
		return find(ticket.id()).orElseGet(() -> create(request, metadata, ticket));
	}

	Optional<UploadPlan> find(UUID id) {
		return this.objects.find(DirectUpload.keyOf(id), UploadPlan.class);
	}

	/** Keeps the answer to the completion for those who ask again. */
	UploadPlan keep(UploadPlan plan, UploadReceipt receipt) {
		UploadPlan done = plan.done(receipt);
		this.objects.replace(DirectUpload.keyOf(plan.id()), done);
		return done;
	}

	/** Keeps for those who ask again that there is nothing to wait for. */
	void abort(UploadPlan plan) {
		this.objects.replace(DirectUpload.keyOf(plan.id()), plan.aborted());
	}

	private UploadPlan create(DirectUploadRequest request, FileMetadata metadata, Ticket ticket) {
		long size = sizeOf(request);
		boolean single = UploadPlan.methodOf(size) == Method.SINGLE;
		@Nullable String sha256 = (request.sha256() != null) ? Sha256.hex(HexFormat.of().parseHex(request.sha256())) : null;
		boolean checksums = single ? sha256 != null : request.partChecksums();
		UploadPlan plan = new UploadPlan(ticket.id(), ticket.processId(), Instant.now(),
				this.multiparts.create(ticket.id(), checksums), size, sha256, checksums, metadata, null, null);
		if (this.objects.create(DirectUpload.keyOf(plan.id()), plan)) {
			return plan;
		}
		UploadPlan first = find(plan.id())
			.orElseThrow(() -> new Unavailable("The plan of the upload " + plan.id() + " is gone again"));
		// it is this one if S3 has kept it, but its answer was lost and the client asked
		// again
		if (!first.uploadId().equals(plan.uploadId())) {
			this.multiparts.abort(plan);
		}
		return first;
	}

	private FileMetadata check(DirectUploadRequest request) {
		Constraints.check(request, "");
		FileMetadata metadata = this.submissions.checked(request.namedMetadata());
		long size = sizeOf(request);
		if (size == 0) {
			throw RejectedRequest.because(ProblemCode.EMPTY_FILE, "The file has no bytes");
		}
		if (size > MAX_SIZE.toBytes()) {
			throw RejectedRequest.because(ProblemCode.FILE_TOO_LARGE, "/size", "must be at most " + MAX_SIZE.toBytes());
		}
		if (request.sha256() != null && UploadPlan.methodOf(size) == Method.MULTIPART) {
			throw RejectedRequest.invalid("/sha256",
					"can be verified for files of at most " + UploadPlan.MAX_SINGLE_BYTES
							+ " bytes; for larger ones set part_checksums and give that of each part");
		}
		if (metadata.process()) {
			this.submissions.checkSize(size, "/size");
			this.submissions.plan(metadata, new UUID(0, 0));
		}
		return metadata;
	}

	private static long sizeOf(DirectUploadRequest request) {
		return (request.size() != null) ? request.size() : 0;
	}

}
