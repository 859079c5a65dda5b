package io.filepipeline.host.files;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/**
 * Which bytes of a file a client wants, and under which conditions (RFC 9110, sections 13
 * and 14). No S3 server understands all of them, and each some differently.
 *
 * @param request has them in its headers
 */
record Conditions(HttpServletRequest request) {

	/** Whether there are any, so that the file has to be known first. */
	boolean exist() {
		return Stream
			.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MODIFIED_SINCE,
					HttpHeaders.IF_UNMODIFIED_SINCE, HttpHeaders.IF_RANGE)
			.anyMatch(this::has);
	}

	/**
	 * What a file is answered with: 200, 304 or 412. Tags tell more than dates, which do
	 * not count beside them (section 13.2.2).
	 */
	HttpStatus judge(String tag, Instant lastModified) {
		if (has(HttpHeaders.IF_MATCH) ? !matches(HttpHeaders.IF_MATCH, tag, true)
				: !unchangedSince(HttpHeaders.IF_UNMODIFIED_SINCE, lastModified, true)) {
			return HttpStatus.PRECONDITION_FAILED;
		}
		// proxies that compress make tags weak; whether a client has it they still tell
		if (has(HttpHeaders.IF_NONE_MATCH) ? matches(HttpHeaders.IF_NONE_MATCH, tag, false)
				: unchangedSince(HttpHeaders.IF_MODIFIED_SINCE, lastModified, false)) {
			return HttpStatus.NOT_MODIFIED;
		}
		return HttpStatus.OK;
	}

	/**
	 * One range, of the file that the client has the beginning of; null for the whole
	 * file, and for HEAD, which has none (section 14.2). A range that makes no sense, or
	 * several, may be answered with the whole file.
	 * @param tag that of the file, if there are conditions
	 */
	@Nullable String range(@Nullable String tag) {
		String header = this.request.getHeader(HttpHeaders.RANGE);
		if (header == null || HttpMethod.HEAD.matches(this.request.getMethod())
				|| has(HttpHeaders.IF_RANGE) && (tag == null || !matches(HttpHeaders.IF_RANGE, tag, true))) {
			return null;
		}
		try {
			List<HttpRange> ranges = HttpRange.parseRanges(header);
			return (ranges.size() == 1) ? HttpRange.toString(ranges) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private boolean has(String name) {
		return this.request.getHeader(name) != null;
	}

	/** What was sent in several headers is one list. */
	private boolean matches(String name, String tag, boolean strong) {
		ETag current = ETag.create(tag);
		return ETag.parse(String.join(", ", Collections.list(this.request.getHeaders(name))))
			.stream()
			.anyMatch((each) -> each.isWildcard() || each.compare(current, strong));
	}

	/**
	 * Dates in headers have no fractions. One that a recipient cannot read it ignores.
	 * @param otherwise what holds without one
	 */
	private boolean unchangedSince(String name, Instant lastModified, boolean otherwise) {
		try {
			long since = this.request.getDateHeader(name);
			return (since >= 0) ? lastModified.truncatedTo(ChronoUnit.SECONDS).toEpochMilli() <= since : otherwise;
		}
		catch (IllegalArgumentException ex) {
			return otherwise;
		}
	}

}
