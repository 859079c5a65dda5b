package io.filepipeline.host.files;

import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * Which bytes of a file a client wants, and under which conditions (RFC 9110, sections 13
 * and 14).
 *
 * @param range one range; null for the whole file
 * @param ifMatch the ETag that the file must have
 * @param ifNoneMatch the ETag that it must not have
 * @param ifModifiedSince when it must have changed since
 * @param ifUnmodifiedSince when it must not have changed since
 */
record Conditions(@Nullable String range, @Nullable String ifMatch, @Nullable String ifNoneMatch,
		@Nullable Instant ifModifiedSince, @Nullable Instant ifUnmodifiedSince) {

	static Conditions of(HttpServletRequest request) {
		return new Conditions(singleRange(request), request.getHeader(HttpHeaders.IF_MATCH),
				request.getHeader(HttpHeaders.IF_NONE_MATCH), date(request, HttpHeaders.IF_MODIFIED_SINCE),
				date(request, HttpHeaders.IF_UNMODIFIED_SINCE));
	}

	GetObjectRequest.Builder apply(GetObjectRequest.Builder get) {
		return get.range(this.range)
			.ifMatch(this.ifMatch)
			.ifNoneMatch(this.ifNoneMatch)
			.ifModifiedSince(this.ifModifiedSince)
			.ifUnmodifiedSince(this.ifUnmodifiedSince);
	}

	/**
	 * A range that makes no sense, or several, or one for a version that the client only
	 * believes to have, may be answered with the whole file.
	 */
	private static @Nullable String singleRange(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.RANGE);
		if (header == null || request.getHeader(HttpHeaders.IF_RANGE) != null) {
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

	private static @Nullable Instant date(HttpServletRequest request, String name) {
		try {
			long millis = request.getDateHeader(name);
			return (millis >= 0) ? Instant.ofEpochMilli(millis) : null;
		}
		catch (IllegalArgumentException ex) {
			// RFC 9110 has a recipient ignore a date it cannot read
			return null;
		}
	}

}
