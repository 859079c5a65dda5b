package io.filepipeline.upload;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.filepipeline.contracts.Json;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What has to be known of requests that take more than one call, as objects in the
 * bucket, where a host and a Lambda both find them.
 */
class StoredJson {

	private static final int PRECONDITION_FAILED = 412;

	private final S3Client s3;

	private final String bucket;

	StoredJson(S3Client s3, String bucket) {
		this.s3 = s3;
		this.bucket = bucket;
	}

	/**
	 * Writes an object that nobody else has written.
	 * @return whether nobody has
	 */
	boolean create(String key, Object value) {
		try {
			this.s3.putObject((put) -> put.bucket(this.bucket).key(key).ifNoneMatch("*"), body(value));
			return true;
		}
		catch (S3Exception ex) {
			if (ex.statusCode() != PRECONDITION_FAILED) {
				throw ex;
			}
			return false;
		}
	}

	void replace(String key, Object value) {
		this.s3.putObject((put) -> put.bucket(this.bucket).key(key), body(value));
	}

	<T> Optional<T> find(String key, Class<T> type) {
		try {
			return Optional.of(Json.read(this.s3.getObjectAsBytes((get) -> get.bucket(this.bucket).key(key))
				.asString(StandardCharsets.UTF_8), type));
		}
		catch (NoSuchKeyException ex) {
			return Optional.empty();
		}
	}

	private static RequestBody body(Object value) {
		return RequestBody.fromString(Json.write(value));
	}

}
