package io.filepipeline.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.filepipeline.contracts.Content;
import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.UploadRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The form of an upload: {@code file}, and {@code metadata} as a field or as a JSON file.
 */
final class UploadForm {

	/** A file map of the allowed size fits well; what is larger is no metadata. */
	private static final int MAX_METADATA_BYTES = 1 << 20;

	private UploadForm() {
	}

	static UploadRequest read(MultipartHttpServletRequest form) {
		MultipartFile file = only("file", form.getFiles("file"));
		if (file == null) {
			throw RejectedRequest.invalid("/file", (form.getParameter("file") != null)
					? "must be sent as a file, as curl -F file=@sample.pdf does" : "is required");
		}
		String json = metadata(form);
		FileMetadata metadata = Json.read(json, FileMetadata.class, "/metadata");
		if (metadata.fileName() == null && StringUtils.hasText(file.getOriginalFilename())) {
			metadata = metadata.withFileName(file.getOriginalFilename());
		}
		return new UploadRequest(metadata, new Content.Stream(file.getSize(), file::getInputStream));
	}

	private static String metadata(MultipartHttpServletRequest form) {
		String[] fields = form.getParameterValues("metadata");
		String field = only("metadata", (fields != null) ? List.of(fields) : List.of());
		MultipartFile file = only("metadata", form.getFiles("metadata"));
		if ((field != null) && (file != null)) {
			throw RejectedRequest.invalid("/metadata", "must be sent once");
		}
		String json = (file != null) ? text(file) : field;
		if (!StringUtils.hasText(json)) {
			throw RejectedRequest.invalid("/metadata", "is required: a JSON object");
		}
		if (json.length() > MAX_METADATA_BYTES) {
			throw tooLong();
		}
		return json;
	}

	private static String text(MultipartFile file) {
		try (InputStream bytes = file.getInputStream()) {
			if (file.getSize() > MAX_METADATA_BYTES) {
				throw tooLong();
			}
			return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static RejectedRequest tooLong() {
		return RejectedRequest.invalid("/metadata", "must have at most " + MAX_METADATA_BYTES + " bytes");
	}

	private static <T> @Nullable T only(String name, List<T> values) {
		if (values.size() > 1) {
			throw RejectedRequest.invalid("/" + name, "must be sent once");
		}
		return values.isEmpty() ? null : values.get(0);
	}

}
