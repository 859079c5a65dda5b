package io.filepipeline.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How far a process is, with what it has made.
 *
 * @param processId the process
 * @param recordId the record of the document; absent until its row is written
 * @param status how far it is
 * @param parts how many parts there are
 * @param processParams how the document is split, without passwords; absent until that is
 * written. Lists leave out its file map and ranges
 * @param createdAt when it was asked for; absent until its row is written
 * @param startedAt when the first part was reported to be under way
 * @param finishedAt when the last part was reported
 * @param records the parts that are known, in order, as many as were asked for; lists
 * leave them out
 * @param nextCursor what to ask for the next parts with; absent when there are no more
 * @param error why parts failed, when any did: the reason of the first; while it is
 * running, perhaps why the last attempt failed
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcessReport(UUID processId, @Nullable UUID recordId, ProcessStatus status, Parts parts,
		@Nullable ProcessParams processParams, @Nullable Instant createdAt, @Nullable Instant startedAt,
		@Nullable Instant finishedAt, @Nullable List<FileRecord> records, @Nullable UUID nextCursor,
		@Nullable Problem error) {

	/**
	 * The report of a process of which nothing is written yet.
	 */
	public static ProcessReport queued(UUID processId) {
		return new ProcessReport(processId, null, ProcessStatus.QUEUED, new Parts(0, 0, 0), null, null, null, null,
				List.of(), null, null);
	}

	/**
	 * The same, with parts.
	 * @param next the last of them, if there are more
	 */
	public ProcessReport with(List<FileRecord> parts, @Nullable UUID next) {
		return new ProcessReport(this.processId, this.recordId, this.status, this.parts, this.processParams,
				this.createdAt, this.startedAt, this.finishedAt, parts, next, this.error);
	}

	/**
	 * How many parts a process has.
	 *
	 * @param total all of them; 0 until they are known
	 * @param succeeded those in the bucket, or planned where only the plan was asked for
	 * @param failed those that can never be made
	 */
	public record Parts(int total, int succeeded, int failed) {
	}

}
