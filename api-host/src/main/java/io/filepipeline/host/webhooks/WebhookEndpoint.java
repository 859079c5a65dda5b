package io.filepipeline.host.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filepipeline.contracts.WebhookEndpointRequest;
import io.filepipeline.contracts.WebhookEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Who is told what becomes of processes.
 *
 * @param id what it is called by
 * @param url where it is
 * @param events what it is told of
 * @param folderName only of documents in this folder; absent if of all
 * @param description free text
 * @param enabled whether anything is sent
 * @param disabledReason why it was disabled by the host: {@code gone} when it has
 * answered 410, {@code failing} when nothing has reached it for days
 * @param createdAt when it was registered
 * @param secret what it is signed with, {@code whsec_} and base64; told when it is made,
 * and not again
 * @param oldSecretUntil until when the secret before signs as well
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookEndpoint(UUID id, String url, List<WebhookEvent> events, @Nullable String folderName,
		@Nullable String description, boolean enabled, @Nullable String disabledReason, Instant createdAt,
		@Nullable String secret, @Nullable Instant oldSecretUntil) {

	WebhookEndpoint withSecret(String secret) {
		return new WebhookEndpoint(this.id, this.url, this.events, this.folderName, this.description, this.enabled,
				this.disabledReason, this.createdAt, secret, this.oldSecretUntil);
	}

	/** What a client would ask for to have it so. */
	WebhookEndpointRequest asRequest() {
		return new WebhookEndpointRequest(this.url, this.events, this.folderName, this.description, this.enabled);
	}

}
