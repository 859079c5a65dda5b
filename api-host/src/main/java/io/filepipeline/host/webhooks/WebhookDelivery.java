package io.filepipeline.host.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that an endpoint is told.
 *
 * @param id the {@code webhook-id} of each attempt
 * @param endpointId who is told
 * @param processId of which process; absent of a test
 * @param type the event
 * @param status {@code pending}, {@code succeeded} or {@code failed}
 * @param nextAttemptAt when it is tried next; absent unless it is pending
 * @param createdAt when it happened
 * @param body what is sent, to the byte; lists leave it out
 * @param attempts the last 50, in order; lists leave them out
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookDelivery(UUID id, UUID endpointId, @Nullable UUID processId, String type, @Schema(allowableValues = {
		"pending", "succeeded", "failed" }) String status, @Nullable Instant nextAttemptAt, Instant createdAt,
		@Nullable String body, @Nullable List<WebhookAttempt> attempts){

	/**
	 * One time that it was sent.
	 *
	 * @param at when
	 * @param httpStatus the answer; absent if there was none
	 * @param reason why there was none, such as {@code timeout}
	 * @param milliseconds how long it took
	 */
	@JsonNaming(SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record WebhookAttempt(Instant at, @Nullable Integer httpStatus, @Nullable String reason, long milliseconds) {
	}

}
