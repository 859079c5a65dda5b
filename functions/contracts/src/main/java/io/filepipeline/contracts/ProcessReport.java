package io.filepipeline.contracts;

import java.util.List;
import java.util.Objects;
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
 * @param records the parts that are known, in order
 * @param error why parts failed, when any did: the reason of the first; while it is
 * running, perhaps why the last attempt failed
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcessReport(UUID processId, @Nullable UUID recordId, ProcessStatus status, Parts parts,
		List<FileRecord> records, @Nullable Problem error) {

	/**
	 * The report of a process of which nothing is written yet.
	 */
	public static ProcessReport queued(UUID processId) {
		return new ProcessReport(processId, null, ProcessStatus.QUEUED, new Parts(0, 0, 0), List.of(), null);
	}

	/**
	 * The report of a process, told from the records of its parts.
	 * @param recordId the record of the document
	 * @param records the parts that are known
	 */
	public static ProcessReport of(UUID processId, @Nullable UUID recordId, List<FileRecord> records) {
		int total = records.stream().map(FileRecord::partCount).filter(Objects::nonNull).findFirst().orElse(0);
		Parts parts = new Parts(total, count(records, RecordStatus.SUCCEEDED) + count(records, RecordStatus.PLANNED),
				count(records, RecordStatus.FAILED));
		@Nullable Problem error = records.stream().map(FileRecord::error).filter(Objects::nonNull).findFirst().orElse(null);
		return new ProcessReport(processId, recordId, status(parts, records), parts, records, error);
	}

	/** The same, with only some of its records. */
	public ProcessReport showing(List<FileRecord> shown) {
		return new ProcessReport(this.processId, this.recordId, this.status, this.parts, shown, this.error);
	}

	private static ProcessStatus status(Parts parts, List<FileRecord> records) {
		if (parts.total() > 0 && parts.succeeded() + parts.failed() == parts.total()) {
			if (parts.failed() == 0) {
				return ProcessStatus.SUCCEEDED;
			}
			return (parts.succeeded() == 0) ? ProcessStatus.FAILED : ProcessStatus.PARTIALLY_SUCCEEDED;
		}
		boolean begun = records.stream().anyMatch((record) -> record.status() != RecordStatus.QUEUED);
		return begun ? ProcessStatus.RUNNING : ProcessStatus.QUEUED;
	}

	private static int count(List<FileRecord> records, RecordStatus status) {
		return (int) records.stream().filter((record) -> record.status() == status).count();
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
