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
import org.apache.commons.fileupload.RequestContext;

/**
 * The body of a multipart form, as large as Lambda lets it be.
 *
 * @param contentType names the boundary between its parts
 * @param bytes the body
 */
record MultipartBody(String contentType, byte[] bytes) implements RequestContext {

	private static final int MAX_PARTS = 20;

	/**
	 * Reads all parts.
	 * @throws RejectedRequest when it is no form, or ends too early
	 */
	List<FormPart> parts() {
		FileUpload forms = new FileUpload();
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
		catch (FileUploadException ex) {
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
			return new FormPart(Objects.requireNonNullElse(item.getFieldName(), ""), item.getName(),
					new Content.Stream(content.length, () -> new ByteArrayInputStream(content)));
		}
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
