package io.filepipeline.contracts;

import java.util.List;
import java.util.UUID;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What became of a document that was to be split.
 *
 * @param processId the process
 * @param recordId the record of the document
 * @param parts the parts in the order of the file map, each succeeded or failed
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SplitReport(UUID processId, UUID recordId, List<FileRecord> parts) {
}
