package io.filepipeline.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The form of an upload: {@code file}, and {@code metadata} as a field or as a JSON file.
 */
public final class UploadForm {

	/** A file map of the allowed size fits well; what is larger is no metadata. */
	private static final int MAX_METADATA_BYTES = 1 << 20;

	private UploadForm() {
	}

	/**
	 * Reads the form. A file that the metadata do not name keeps the name that it was
	 * sent with.
	 * @throws RejectedRequest unless file and metadata are sent once, and make sense
	 */
	public static UploadRequest read(List<FormPart> form) {
		FormPart file = only("file", form);
		if (file == null) {
			throw RejectedRequest.invalid("/file", "is required");
		}
		if (!file.isFile()) {
			throw RejectedRequest.invalid("/file", "must be sent as a file, as curl -F file=@sample.pdf does");
		}
		FileMetadata metadata = Json.read(metadata(form), FileMetadata.class, "/metadata");
		if (metadata.fileName() == null && file.fileName() != null && !file.fileName().isBlank()) {
			metadata = metadata.withFileName(file.fileName());
		}
		return new UploadRequest(metadata, file.content(), null);
	}

	private static String metadata(List<FormPart> form) {
		FormPart metadata = only("metadata", form);
		if (metadata == null) {
			throw RejectedRequest.invalid("/metadata", "is required: a JSON object");
		}
		if (metadata.content().size() > MAX_METADATA_BYTES) {
			throw RejectedRequest.invalid("/metadata", "must have at most " + MAX_METADATA_BYTES + " bytes");
		}
		try (InputStream bytes = metadata.content().opener().open()) {
			// unlike a String, a decoder says when it has to replace something
			String json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.readAllBytes())).toString();
			if (json.isBlank()) {
				throw RejectedRequest.invalid("/metadata", "is required: a JSON object");
			}
			return json;
		}
		catch (CharacterCodingException ex) {
			throw RejectedRequest.invalid("/metadata", "must be UTF-8");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable FormPart only(String name, List<FormPart> form) {
		List<FormPart> parts = form.stream().filter((part) -> part.name().equals(name)).toList();
		if (parts.size() > 1) {
			throw RejectedRequest.invalid("/" + name, "must be sent once");
		}
		return parts.isEmpty() ? null : parts.get(0);
	}

}
