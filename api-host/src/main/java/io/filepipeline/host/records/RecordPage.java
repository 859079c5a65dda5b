package io.filepipeline.host.records;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filepipeline.contracts.FileRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of a list.
 *
 * @param records the records, newest first
 * @param nextCursor what to ask for the next page with; absent on the last
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordPage(List<FileRecord> records, @Nullable String nextCursor) {
}
