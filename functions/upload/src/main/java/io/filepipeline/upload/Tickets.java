package io.filepipeline.upload;

import java.nio.charset.StandardCharsets;

import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Sha256;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The tickets of uploads that may be sent again, in the bucket, where a host and a Lambda
 * both find them. Terraform deletes them after two days.
 */
class Tickets {

	private static final int PRECONDITION_FAILED = 412;

	private final S3Client s3;

	private final String bucket;

	Tickets(S3Client s3, String bucket) {
		this.s3 = s3;
		this.bucket = bucket;
	}

	/**
	 * The ticket of the first request with this key: this one, unless there was another.
	 * @throws RejectedRequest when the other asked for something else
	 */
	Ticket claim(IdempotencyKey key, Ticket ticket) {
		String name = nameOf(key);
		try {
			this.s3.putObject((put) -> put.bucket(this.bucket).key(name).ifNoneMatch("*"), body(ticket));
			return ticket;
		}
		catch (S3Exception ex) {
			if (ex.statusCode() != PRECONDITION_FAILED) {
				throw ex;
			}
		}
		Ticket first = Json.read(
				this.s3.getObjectAsBytes((get) -> get.bucket(this.bucket).key(name)).asString(StandardCharsets.UTF_8),
				Ticket.class);
		if (!first.request().equals(ticket.request())) {
			throw RejectedRequest.because(ProblemCode.IDEMPOTENCY_KEY_REUSED,
					"This Idempotency-Key was used for another file or other parameters; take a new one for a new request");
		}
		return first;
	}

	/** Keeps the answer for those who ask again. */
	void keep(IdempotencyKey key, Ticket done) {
		this.s3.putObject((put) -> put.bucket(this.bucket).key(nameOf(key)), body(done));
	}

	/** Never built from what a user typed. */
	private static String nameOf(IdempotencyKey key) {
		return "idempotency/" + Sha256.of(key.value());
	}

	private static RequestBody body(Ticket ticket) {
		return RequestBody.fromString(Json.write(ticket));
	}

}
