package io.filepipeline.contracts;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is in a folder.
 *
 * @param folderName the folder's name
 * @param records how many uploads
 * @param parts how many parts
 * @param size how many bytes both have together
 * @param retentionDays for how many days a record is kept after it was created; absent
 * when for ever
 * @param newest when the youngest record was created; absent when there is none
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Folder(String folderName, long records, long parts, long size, @Nullable Integer retentionDays,
		@Nullable Instant newest) {
}
