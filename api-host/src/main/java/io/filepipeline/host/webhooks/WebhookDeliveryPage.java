package io.filepipeline.host.webhooks;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of a list.
 *
 * @param deliveries the newest first, without bodies and attempts
 * @param nextCursor what to ask for the next page with; absent on the last
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookDeliveryPage(List<WebhookDelivery> deliveries, @Nullable String nextCursor) {
}
