package io.filepipeline.contracts;

import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * A file to store, with what its sender says about it. As JSON it carries either
 * {@code content} (base64) or {@code source} ({@code bucket} and {@code key}).
 *
 * @param metadata what the sender says about the file
 * @param content where its bytes are
 * @param idempotencyKey what the sender calls the request, to be able to send it again
 */
public record UploadRequest(@Valid FileMetadata metadata, Content content, @Nullable IdempotencyKey idempotencyKey) {

	/**
	 * Reads the JSON form.
	 * @throws RejectedRequest unless there are metadata and exactly one of content and
	 * source
	 */
	@JsonCreator
	static UploadRequest fromJson(@JsonProperty("metadata") @Nullable FileMetadata metadata,
			@JsonProperty("content") @Nullable String content,
			@JsonProperty("source") Content.@Nullable StoredObject source,
			@JsonProperty("idempotency_key") @Nullable IdempotencyKey idempotencyKey) {
		if (metadata == null) {
			throw RejectedRequest.invalid("/metadata", "is required");
		}
		if ((content == null) == (source == null)) {
			throw RejectedRequest.invalid("/content", "give either content (base64) or source (bucket and key)");
		}
		return new UploadRequest(metadata, (source != null) ? source : decode(content), idempotencyKey);
	}

	/** The same, called something. */
	public UploadRequest withIdempotencyKey(@Nullable IdempotencyKey key) {
		return new UploadRequest(this.metadata, this.content, key);
	}

	private static Content decode(@Nullable String content) {
		try {
			return new Content.Bytes(Base64.getDecoder().decode((content != null) ? content : ""));
		}
		catch (IllegalArgumentException ex) {
			throw RejectedRequest.invalid("/content", "must be base64");
		}
	}

}
