package io.filepipeline.record;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import org.jspecify.annotations.Nullable;

/**
 * The processes of which something is written. Every method throws
 * {@link org.springframework.dao.DataAccessException} or
 * {@link org.springframework.transaction.TransactionException} when the database does not
 * answer.
 */
public class Processes {

	private final ProcessRows rows;

	Processes(ProcessRows rows) {
		this.rows = rows;
	}

	/**
	 * How far a process is, with parts of it; empty while neither it nor a part of it is
	 * written.
	 * @param after only the parts after this one; from the first on if null
	 * @param limit how many parts at most
	 */
	public Optional<ProcessReport> find(UUID id, @Nullable UUID after, int limit) {
		List<NumberedRow> found = this.rows.findWithParts(id, after, limit + 1);
		return found.stream().findFirst().map((process) -> {
			List<FileRecord> parts = found.stream()
				.skip(1)
				.limit(limit)
				.map((row) -> row.as(FileRecord.class))
				.toList();
			boolean more = limit > 0 && found.size() > 1 + limit;
			return process.as(ProcessReport.class).with(parts, more ? parts.get(limit - 1).id() : null);
		});
	}

	/** How far a process is, and no more; empty as above. */
	public Optional<ProcessStatus> findStatus(UUID id) {
		return this.rows.findStatus(id).map((status) -> ProcessStatus.valueOf(status.toUpperCase(Locale.ROOT)));
	}

	/**
	 * What has become of a process and its parts since an event; empty as above.
	 * @param after the number of the event, 0 for all from the beginning
	 * @param limit how many parts at most
	 */
	public Optional<ProcessNews> findNews(UUID id, long after, int limit) {
		List<NumberedRow> found = this.rows.findNews(id, after, limit);
		return found.isEmpty() ? Optional.empty() : Optional.of(ProcessNews.of(found, after, limit));
	}

	/**
	 * The newest processes that fit, newest first, without their parts, and without file
	 * maps and long ranges in their parameters. What is null does not limit.
	 * @param recordId only those of this document
	 * @param statuses only those that are so far; any if empty
	 * @param beforeTime with {@code beforeId}: only those after this place in the list
	 * @param limit how many at most
	 */
	public List<ProcessReport> findNewest(@Nullable UUID recordId, Set<ProcessStatus> statuses,
			@Nullable OffsetDateTime beforeTime, @Nullable UUID beforeId, int limit) {
		@Nullable String names = statuses.isEmpty() ? null
				: statuses.stream().map(ProcessStatus::wireName).collect(Collectors.joining(","));
		return this.rows.findNewest(recordId, names, beforeTime, beforeId, limit)
			.stream()
			.map((row) -> row.as(ProcessReport.class))
			.toList();
	}

}
