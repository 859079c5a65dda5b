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
 * @param partCount how many parts there are
 * @param parts what has become of those that were made now, in order, as far as it fits
 * into an answer of 6 MB, the most that Lambda gives: the first of them
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SplitReport(UUID processId, UUID recordId, int partCount, List<FileRecord> parts) {
}
