package io.filepipeline.host.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.host.HostProperties;
import io.filepipeline.record.Records;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.springframework.dao.DataAccessException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sends files from the bucket, through a buffer of a few kilobytes.
 */
@Component
class Downloads {

	private static final String CACHE_CONTROL = "private, no-cache";

	private final S3Client s3;

	private final Records records;

	private final String bucket;

	Downloads(S3Client s3, Records records, HostProperties properties) {
		this.s3 = s3;
		this.records = records;
		this.bucket = properties.storage().bucket();
	}

	void send(FileKey key, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Conditions conditions = new Conditions(request);
		Optional<FileRecord> record = find(key);
		try {
			boolean onlyHeaders = HttpMethod.HEAD.matches(request.getMethod());
			@Nullable GetObjectResponse head = (onlyHeaders || conditions.exist()) ? head(key) : null;
			if (head != null && !isWanted(head, conditions, response)) {
				return;
			}
			if (head != null && onlyHeaders) {
				describe(head, key, record, response);
				return;
			}
			@Nullable String tag = (head != null) ? head.eTag() : null;
			try (ResponseInputStream<GetObjectResponse> object = get(key, conditions.range(tag), tag)) {
				describe(object.response(), key, record, response);
				copy(object, response);
			}
		}
		catch (S3Exception ex) {
			refuse(ex, key, response);
		}
	}

	/** Whether the conditions hold; if the client has the file, it is told so. */
	private static boolean isWanted(GetObjectResponse head, Conditions conditions, HttpServletResponse response) {
		return switch (conditions.judge(head.eTag(), head.lastModified())) {
			case PRECONDITION_FAILED -> throw RejectedRequest.because(ProblemCode.PRECONDITION_FAILED,
					"The file is not in the state asked for");
			case NOT_MODIFIED -> {
				notModified(head.eTag(), response);
				yield false;
			}
			default -> true;
		};
	}

	/** With the tag, of the version that the conditions hold for. */
	private ResponseInputStream<GetObjectResponse> get(FileKey key, @Nullable String range, @Nullable String tag) {
		return this.s3.getObject((get) -> get.bucket(this.bucket).key(key.objectKey()).range(range).ifMatch(tag));
	}

	/** In the form of an answer that has the bytes as well. */
	private GetObjectResponse head(FileKey key) {
		HeadObjectResponse head = this.s3.headObject((request) -> request.bucket(this.bucket).key(key.objectKey()));
		return GetObjectResponse.builder()
			.contentType(head.contentType())
			.contentLength(head.contentLength())
			.eTag(head.eTag())
			.lastModified(head.lastModified())
			.build();
	}

	private static void copy(ResponseInputStream<GetObjectResponse> object, HttpServletResponse response)
			throws IOException {
		try {
			object.transferTo(response.getOutputStream());
		}
		catch (IOException | SdkException ex) {
			// the rest of a large object is not worth reading for a client that has left
			object.abort();
			if (response.isCommitted()) {
				throw ex;
			}
			// nothing was sent, and so it is S3 that has left
			undescribe(response);
			throw new Unavailable(ex);
		}
	}

	/** What is true of the file is not true of the problem that is sent instead. */
	private static void undescribe(HttpServletResponse response) {
		response.setContentLengthLong(-1);
		Stream.of(HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED, HttpHeaders.ACCEPT_RANGES, HttpHeaders.CONTENT_RANGE)
			.forEach((name) -> response.setHeader(name, null));
	}

	private static void describe(GetObjectResponse object, FileKey key, Optional<FileRecord> record,
			HttpServletResponse response) {
		boolean partial = object.contentRange() != null;
		response.setStatus(partial ? HttpServletResponse.SC_PARTIAL_CONTENT : HttpServletResponse.SC_OK);
		// of a file that was sent to S3 in parts only the record knows its type
		response.setContentType(record.map(FileRecord::mimeType).orElse(object.contentType()));
		response.setContentLengthLong(object.contentLength());
		response.setHeader(HttpHeaders.ETAG, object.eTag());
		response.setDateHeader(HttpHeaders.LAST_MODIFIED, object.lastModified().toEpochMilli());
		response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
		if (partial) {
			response.setHeader(HttpHeaders.CONTENT_RANGE, object.contentRange());
		}
		// what users upload is never rendered under this host's own name
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
			.filename(record.map(FileRecord::fileName).orElse(key.recordId().toString()), StandardCharsets.UTF_8)
			.build()
			.toString());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
	}

	/**
	 * A file can be had while the database is away; only its name is not known then.
	 * @throws RejectedRequest when the record was deleted
	 */
	private Optional<FileRecord> find(FileKey key) {
		try {
			return this.records.findById(key.recordId());
		}
		catch (DataAccessException | TransactionException ex) {
			return Optional.empty();
		}
	}

	/** With what a client needs to renew what it keeps (RFC 9110, section 15.4.5). */
	private static void notModified(String tag, HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
		response.setHeader(HttpHeaders.ETAG, tag);
		response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
	}

	private void refuse(S3Exception ex, FileKey key, HttpServletResponse response) {
		switch (ex.statusCode()) {
			case HttpServletResponse.SC_NOT_FOUND ->
				throw RejectedRequest.because(ProblemCode.NOT_FOUND, "There is no file with this key");
			case HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE -> {
				@Nullable Long size = head(key).contentLength();
				response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
				throw RejectedRequest.because(ProblemCode.RANGE_NOT_SATISFIABLE,
						"The file has " + size + " bytes; the range begins after its end");
			}
			default -> throw ex;
		}
	}

}
