package io.filepipeline.host.webhooks;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.filepipeline.contracts.RejectedRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which deliveries a list shows. What is null or empty does not limit.
 *
 * @param endpointId only those to this endpoint
 * @param processId only those about this process
 * @param status only those that are so far
 * @param limit how many on a page, 1 to 100
 */
record WebhookDeliveryFilter(@Nullable UUID endpointId, @Nullable UUID processId, @Nullable String status, int limit) {

	private static final int MAX_LIMIT = 100;

	WebhookDeliveryFilter {
		status = "".equals(status) ? null : status;
		if (status != null && !Set.of("pending", "succeeded", "failed").contains(status)) {
			throw RejectedRequest.invalid("/status", "must be pending, succeeded or failed");
		}
		if (limit < 1 || limit > MAX_LIMIT) {
			throw RejectedRequest.invalid("/limit", "must be a whole number from 1 to " + MAX_LIMIT);
		}
	}

	URI uri(String cursor) {
		return UriComponentsBuilder.fromPath("/api/webhook-deliveries")
			.queryParamIfPresent("endpoint_id", Optional.ofNullable(this.endpointId))
			.queryParamIfPresent("process_id", Optional.ofNullable(this.processId))
			.queryParamIfPresent("status", Optional.ofNullable(this.status))
			.queryParam("limit", this.limit)
			.queryParam("cursor", cursor)
			.encode()
			.build()
			.toUri();
	}

}
