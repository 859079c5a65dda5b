package io.filepipeline.contracts;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A document to split: the message in the processing queue.
 *
 * @param processId the process that waits for it
 * @param recordId the record of the document
 * @param bucket where the document is
 * @param key its key
 * @param metadata what was sent with it; every entry of the file map has its id
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SplitRequest(@NotNull(message = "is required") UUID processId,
		@NotNull(message = "is required") UUID recordId, @NotBlank(message = "is required") String bucket,
		@NotBlank(message = "is required") String key, @NotNull(message = "is required") @Valid FileMetadata metadata) {
}
