package io.filepipeline.host.files;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;

/**
 * Which bytes of a file a client wants, and under which conditions (RFC 9110, sections 13
 * and 14).
 *
 * @param range one range; null for the whole file, and for HEAD, which has none (section
 * 14.2)
 * @param ifMatch the ETag that the file must have
 * @param ifNoneMatch the ETag that it must not have
 * @param ifModifiedSince when it must have changed since
 * @param ifUnmodifiedSince when it must not have changed since
 */
record Conditions(@Nullable String range, @Nullable String ifMatch, @Nullable String ifNoneMatch,
		@Nullable Instant ifModifiedSince, @Nullable Instant ifUnmodifiedSince) {

	static final Conditions NONE = new Conditions(null, null, null, null, null);

	/** Tags tell more than dates, which do not count beside them (section 13.2.2). */
	static Conditions of(HttpServletRequest request) {
		@Nullable String ifMatch = tags(request, HttpHeaders.IF_MATCH);
		@Nullable String ifNoneMatch = tags(request, HttpHeaders.IF_NONE_MATCH);
		return new Conditions(singleRange(request), ifMatch, (ifNoneMatch != null) ? strong(ifNoneMatch) : null,
				(ifNoneMatch == null) ? date(request, HttpHeaders.IF_MODIFIED_SINCE) : null,
				(ifMatch == null) ? date(request, HttpHeaders.IF_UNMODIFIED_SINCE) : null);
	}

	/** Whether a condition has several tags, of which S3 understands one. */
	boolean hasLists() {
		return isList(this.ifMatch) || isList(this.ifNoneMatch);
	}

	/**
	 * The same for a file whose tag is known: of each list that one, if it is in it.
	 * @param tag the tag as S3 has it
	 */
	Conditions decidedBy(String tag) {
		return new Conditions(this.range, decisive(this.ifMatch, tag), decisive(this.ifNoneMatch, tag),
				this.ifModifiedSince, this.ifUnmodifiedSince);
	}

	GetObjectRequest.Builder apply(GetObjectRequest.Builder get) {
		return get.range(this.range)
			.ifMatch(this.ifMatch)
			.ifNoneMatch(this.ifNoneMatch)
			.ifModifiedSince(this.ifModifiedSince)
			.ifUnmodifiedSince(this.ifUnmodifiedSince);
	}

	HeadObjectRequest.Builder apply(HeadObjectRequest.Builder head) {
		return head.ifMatch(this.ifMatch)
			.ifNoneMatch(this.ifNoneMatch)
			.ifModifiedSince(this.ifModifiedSince)
			.ifUnmodifiedSince(this.ifUnmodifiedSince);
	}

	/** What was sent in several headers is one list. */
	private static @Nullable String tags(HttpServletRequest request, String name) {
		List<String> values = Collections.list(request.getHeaders(name));
		return values.isEmpty() ? null : String.join(", ", values);
	}

	/** Proxies that compress make tags weak; whether a client has it they still tell. */
	private static String strong(String tags) {
		return tags.replaceAll("(^|[\\s,])W/\"", "$1\"");
	}

	private static boolean isList(@Nullable String tags) {
		return tags != null && ETag.parse(tags).size() > 1;
	}

	private static @Nullable String decisive(@Nullable String tags, String tag) {
		if (tags == null || !isList(tags)) {
			return tags;
		}
		List<String> all = ETag.parse(tags).stream().map(ETag::formattedTag).toList();
		return all.contains(tag) ? tag : all.get(0);
	}

	/**
	 * A range that makes no sense, or several, or one for a version that the client only
	 * believes to have, may be answered with the whole file.
	 */
	private static @Nullable String singleRange(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.RANGE);
		if (header == null || request.getHeader(HttpHeaders.IF_RANGE) != null
				|| HttpMethod.HEAD.matches(request.getMethod())) {
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
