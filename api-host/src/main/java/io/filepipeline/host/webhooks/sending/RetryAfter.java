package io.filepipeline.host.webhooks.sending;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * The header by which a receiver says when to come again (RFC 9110, 10.2.3).
 */
final class RetryAfter {

	/** Who says more may have been mistaken. */
	private static final Duration LONGEST = Duration.ofDays(1);

	private RetryAfter() {
	}

	/** For how long to wait, up to a day; null if it says nothing that makes sense. */
	static @Nullable Duration parse(@Nullable String value, Instant now) {
		if (value == null) {
			return null;
		}
		Duration pause;
		try {
			pause = value.matches("\\d{1,18}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.between(now,
					ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (DateTimeException ex) {
			return null;
		}
		if (pause.isNegative()) {
			return null;
		}
		return (pause.compareTo(LONGEST) < 0) ? pause : LONGEST;
	}

}
