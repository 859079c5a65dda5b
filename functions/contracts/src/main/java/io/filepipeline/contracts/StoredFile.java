package io.filepipeline.contracts;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A file that is in the bucket.
 *
 * @param id the id of its record
 * @param objectKey its key, <code>files/{id}</code>
 * @param bucket its bucket
 * @param url the object's URL, for those whom the bucket lets in
 * @param mimeType its type, told from its bytes
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal; absent for one that was sent to
 * S3 without it or in parts, which nobody has verified as a whole
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredFile(UUID id, String objectKey, String bucket, String url, String mimeType, long size,
		@Nullable String sha256) {

	/** The same, with what is known to be the SHA-256 of its bytes. */
	public StoredFile withSha256(@Nullable String digest) {
		return new StoredFile(this.id, this.objectKey, this.bucket, this.url, this.mimeType, this.size, digest);
	}

	/**
	 * The key under which a record's file is stored. Never built from what a user typed.
	 */
	public static String keyOf(UUID id) {
		return "files/" + id;
	}

}
