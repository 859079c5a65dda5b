package io.filepipeline.contracts;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The kinds of problem that users meet. The names are part of the API: clients branch on
 * them.
 */
public enum ProblemCode {

	/** A field is missing, of the wrong type or out of bounds. */
	VALIDATION_FAILED(400, "The request is not valid"),
	/** The file has no bytes. */
	EMPTY_FILE(400, "The file is empty"),
	/** More than 100,000 parts, or more that are listed than a message holds. */
	TOO_MANY_PARTS(400, "Too many parts"),
	/** More pages in all parts together, or in a document, than there may be. */
	TOO_MANY_PAGES(400, "Too many pages"),
	/** The upload ended before its last byte. */
	UPLOAD_INCOMPLETE(400, "The upload is incomplete"),
	/** Webhooks are not sent to such a URL. */
	WEBHOOK_URL_FORBIDDEN(400, "The URL is not allowed"),
	/** A callback is not signed, or wrongly. */
	UNAUTHENTICATED(401, "Authentication failed"),
	/** There is nothing under this id, key or path. */
	NOT_FOUND(404, "Not found"),
	/** The path does not know the method. */
	METHOD_NOT_ALLOWED(405, "Method not allowed"),
	/** The answer's content type is not among those the client accepts. */
	NOT_ACCEPTABLE(406, "Not acceptable"),
	/** The record has no file, or not yet. */
	NO_FILE(409, "No file"),
	/** The record, or something that is made of it, is not done yet. */
	IN_USE(409, "In use"),
	/** Parts of the upload are not in S3, or not of their size. */
	PARTS_MISSING(409, "Parts are missing"),
	/** The upload is complete, and cannot be changed any more. */
	UPLOAD_COMPLETED(409, "The upload is complete"),
	/** There was a record with this id, and it was deleted. */
	DELETED(410, "Deleted"),
	/** The upload was aborted, or the time to complete it is over. */
	UPLOAD_EXPIRED(410, "The upload has expired"),
	/** Nothing is sent to a webhook endpoint that is disabled. */
	WEBHOOK_DISABLED(409, "The webhook endpoint is disabled"),
	/** As many webhook endpoints as there may be. */
	TOO_MANY_WEBHOOKS(409, "Too many webhook endpoints"),
	/** The file or body is larger than allowed. */
	FILE_TOO_LARGE(413, "Too large"),
	/** The body is not of the content type that the path takes. */
	UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
	/** The bytes asked for are not in the file. */
	RANGE_NOT_SATISFIABLE(416, "Range not satisfiable"),
	/** A precondition such as If-Match does not hold. */
	PRECONDITION_FAILED(412, "Precondition failed"),
	/** The document opens only with a password. */
	ENCRYPTED(422, "The document is encrypted"),
	/** The password does not open the document. */
	PASSWORD_INCORRECT(422, "The password is wrong"),
	/** The file is no PDF, told from its bytes. */
	NOT_A_PDF(422, "Not a PDF"),
	/** A page beyond the document's end. */
	PAGE_OUT_OF_RANGE(422, "Page out of range"),
	/** The document cannot be read as a PDF. */
	PDF_CORRUPT(422, "The document is damaged"),
	/** The document has no bookmarks to split at. */
	NO_BOOKMARKS(422, "No bookmarks"),
	/** No page is one to split at, or each is one that is left out. */
	NO_SEPARATOR_FOUND(422, "No separator found"),
	/** The document, a part, or all parts together take more than any of them may. */
	RESOURCE_BUDGET_EXCEEDED(422, "The document takes too much"),
	/** An Idempotency-Key that was used for another request. */
	IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
	/** More requests than an API key may make in a minute. */
	RATE_LIMITED(429, "Too many requests"),
	/** S3, the queue or the database does not answer; try again later. */
	STORAGE_UNAVAILABLE(503, "Temporarily unavailable"),
	/** As much is under way as the host takes at once; try again later. */
	OVERLOADED(503, "Overloaded"),
	/** A fault of the pipeline itself. */
	INTERNAL_ERROR(500, "Internal error");

	private final int status;

	private final String title;

	ProblemCode(int status, String title) {
		this.status = status;
		this.title = title;
	}

	/** The general code of an HTTP status: the first, as they are declared. */
	public static ProblemCode ofStatus(int status) {
		return Arrays.stream(values())
			.filter((code) -> code.status() == status)
			.findFirst()
			.orElse((status < 500) ? VALIDATION_FAILED : INTERNAL_ERROR);
	}

	/**
	 * The HTTP status that an answer with this code has.
	 */
	public int status() {
		return this.status;
	}

	public String title() {
		return this.title;
	}

	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
