package io.filepipeline.contracts;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The wish to have a file split that is already stored.
 *
 * @param recordId its record
 * @param processParams how to split it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ProcessRequest(@NotNull(message = "is required") UUID recordId,
		@NotNull(message = "is required") @Valid ProcessParams processParams) {
}
