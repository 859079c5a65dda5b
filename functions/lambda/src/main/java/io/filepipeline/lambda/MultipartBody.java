package io.filepipeline.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.filepipeline.contracts.Content;
import io.filepipeline.contracts.FormPart;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.MultipartStream.IllegalBoundaryException;
import org.apache.commons.fileupload.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The body of a multipart form, as large as Lambda lets it be.
 *
 * @param contentType names the boundary between its parts
 * @param bytes the body
 */
record MultipartBody(String contentType, byte[] bytes) implements RequestContext {

	private static final int MAX_PARTS = 20;

	/** A name of 255 characters fits, however they are written. */
	private static final int MAX_HEADER_BYTES = 4096;

	/**
	 * Reads all parts.
	 * @throws RejectedRequest when it is no form, or ends too early
	 */
	List<FormPart> parts() {
		FileUpload forms = new FileUpload();
		forms.setPartHeaderSizeMax(MAX_HEADER_BYTES);
		forms.setHeaderEncoding(StandardCharsets.UTF_8.name());
		try {
			List<FormPart> parts = new ArrayList<>();
			FileItemIterator items = forms.getItemIterator(this);
			while (items.hasNext()) {
				if (parts.size() == MAX_PARTS) {
					throw RejectedRequest.invalid("", "must have at most " + MAX_PARTS + " parts");
				}
				parts.add(part(items.next()));
			}
			return parts;
		}
		catch (FileUploadException | InvalidFileNameException | IllegalBoundaryException ex) {
			throw RejectedRequest.invalid("", "must be a multipart form with file and metadata");
		}
		catch (IOException ex) {
			throw RejectedRequest.because(ProblemCode.UPLOAD_INCOMPLETE,
					"The form ended before its last part was complete");
		}
	}

	private static FormPart part(FileItemStream item) throws IOException {
		try (InputStream stream = item.openStream()) {
			byte[] content = stream.readAllBytes();
			return new FormPart(Objects.requireNonNullElse(item.getFieldName(), ""), nameOf(item),
					new Content.Stream(content.length, () -> new ByteArrayInputStream(content)));
		}
	}

	/** The library leaves in a name what escapes its quotes, unlike the host's. */
	private static @Nullable String nameOf(FileItemStream item) {
		String name = item.getName();
		return (name != null) ? name.replaceAll("\\\\(.)", "$1") : null;
	}

	@Override
	public String getCharacterEncoding() {
		return StandardCharsets.UTF_8.name();
	}

	@Override
	public String getContentType() {
		return this.contentType;
	}

	@Override
	@Deprecated
	public int getContentLength() {
		return this.bytes.length;
	}

	@Override
	public InputStream getInputStream() {
		return new ByteArrayInputStream(this.bytes);
	}

}
