package io.filepipeline.host.processes;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filepipeline.contracts.ProcessReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of a list.
 *
 * @param processes the processes, newest first, without their parts
 * @param nextCursor what to ask for the next page with; absent on the last
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProcessPage(List<ProcessReport> processes, @Nullable String nextCursor) {
}
