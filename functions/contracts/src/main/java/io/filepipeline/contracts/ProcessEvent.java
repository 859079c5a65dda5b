package io.filepipeline.contracts;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a process, or a part that it makes, has come to.
 *
 * @param type {@code process.} or {@code part.} and a status: of a process any, of a part
 * one of those that stay
 * @param processId the process
 * @param status how far the process is when this is told
 * @param parts how many parts there are then
 * @param record the record of the part; absent if this is not about one
 * @param error of a process, as its report has it; that of a part is in its record
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcessEvent(String type, UUID processId, ProcessStatus status, ProcessReport.Parts parts,
		@Nullable FileRecord record, @Nullable Problem error) {

	/** What the process has come to. */
	public static ProcessEvent of(ProcessReport process) {
		return new ProcessEvent("process." + process.status().wireName(), process.processId(), process.status(),
				process.parts(), null, process.error());
	}

	/** What a part of it has come to. */
	public static ProcessEvent of(ProcessReport process, FileRecord part) {
		return new ProcessEvent("part." + part.status().wireName(), process.processId(), process.status(),
				process.parts(), part, null);
	}

}
