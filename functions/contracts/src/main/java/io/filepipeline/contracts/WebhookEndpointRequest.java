package io.filepipeline.contracts;

import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The wish to be told what becomes of processes.
 *
 * @param url where to send events, at most 2,000 characters
 * @param events of what; if absent, of everything after which a process does not change
 * @param folderName only of documents in this folder; of all if absent
 * @param description free text, at most 4,000 characters
 * @param enabled whether anything is sent; true if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookEndpointRequest(@NotNull(message = "is required") @Size(min = 1, max = 2000) @PlainText String url,
		@Size(min = 1, max = 4) List<@NotNull(message = "must be the name of an event") WebhookEvent> events,
		@Size(min = 1, max = 255) @PlainText @Nullable String folderName,
		@Size(max = 4000) @PlainText(multiline = true) @Nullable String description, @Nullable Boolean enabled) {

	public WebhookEndpointRequest {
		// not List.copyOf: a null among them is for validation to name
		events = (events != null) ? Collections.unmodifiableList(events) : WebhookEvent.FINAL;
	}

}
