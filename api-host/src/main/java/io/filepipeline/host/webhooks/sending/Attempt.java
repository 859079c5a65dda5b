package io.filepipeline.host.webhooks.sending;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What came of sending a delivery once.
 *
 * @param at when it was begun
 * @param httpStatus the answer; absent if there was none
 * @param reason why there was none
 * @param milliseconds how long it took
 * @param retryAfter for how long the receiver wants to be left alone; null if it does not
 * say
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Attempt(Instant at, @Nullable Integer httpStatus, @Nullable String reason, long milliseconds,
		@JsonIgnore @Nullable Duration retryAfter) {

	private static final int GONE = 410;

	/** A redirect is no success: nobody follows it. */
	boolean isSuccess() {
		return this.httpStatus != null && this.httpStatus / 100 == 2;
	}

	/** Whether the receiver wants to hear nothing any more. */
	boolean isGone() {
		return this.httpStatus != null && this.httpStatus == GONE;
	}

}
