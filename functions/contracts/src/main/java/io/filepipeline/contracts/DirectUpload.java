package io.filepipeline.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How a file is to be sent straight to S3, and what of it is there.
 *
 * @param id the id of the upload, and of the record that there will be
 * @param method in one piece or in parts
 * @param fileName the file's name
 * @param size its length in bytes
 * @param url of a file in one piece, where to PUT it: a signed URL that works for an hour
 * @param headers what has to be sent with it
 * @param partSize of parts, the length of each in bytes; the last may be shorter
 * @param partCount of parts, how many there are
 * @param expiresAt until when the upload can be completed
 * @param parts what S3 has; absent in the answer that begins it, and after completion
 * @param receipt the answer to the completion, once it is complete
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DirectUpload(UUID id, Method method, @Nullable String fileName, long size, @Nullable String url,
		@Nullable Map<String, String> headers, @Nullable Long partSize, @Nullable Integer partCount, Instant expiresAt,
		@Nullable List<Part> parts, @Nullable UploadReceipt receipt) {

	/**
	 * Where in the bucket the plan of an upload is, until it has expired or its record is
	 * deleted.
	 */
	public static String keyOf(UUID id) {
		return "uploads/" + id;
	}

	/** How a file is sent. */
	public enum Method {

		/** By one PUT. */
		SINGLE("single"),
		/** By a PUT for each part. */
		MULTIPART("multipart");

		private final String wireName;

		Method(String wireName) {
			this.wireName = wireName;
		}

		@JsonValue
		public String wireName() {
			return this.wireName;
		}

	}

	/**
	 * A part that S3 has.
	 *
	 * @param number its place, from 1
	 * @param size its length in bytes
	 * @param etag what S3 calls its bytes
	 */
	public record Part(int number, long size, String etag) {
	}

}
