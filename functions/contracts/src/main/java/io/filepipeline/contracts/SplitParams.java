package io.filepipeline.contracts;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The parts that a document is split into.
 *
 * @param fileMap one entry per part, 1 to 10,000
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SplitParams(@NotEmpty(message = "must list at least one part, such as {\"pages\":[0,1]}") List<@NotNull(
		message = "must be an object, such as {\"pages\":[0,1]}") @Valid PartRequest> fileMap) {
}
