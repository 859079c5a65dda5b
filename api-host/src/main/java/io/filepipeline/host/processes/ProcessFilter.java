package io.filepipeline.host.processes;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.host.records.PageCursor;
import io.filepipeline.record.Processes;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which processes a list shows.
 *
 * @param recordId only those of this document; of any if null
 * @param statuses only those that are so far; any if empty
 * @param limit how many on a page, 1 to 100
 */
record ProcessFilter(@Nullable UUID recordId, Set<ProcessStatus> statuses, int limit) {

	private static final int MAX_LIMIT = 100;

	ProcessFilter {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw RejectedRequest.invalid("/limit", "must be a whole number from 1 to " + MAX_LIMIT);
		}
	}

	/**
	 * A filter as a client asks for it.
	 * @param statuses by their names; empty ones do not limit
	 * @throws RejectedRequest when there is no such status, or the limit is out of bounds
	 */
	static ProcessFilter of(@Nullable UUID recordId, List<String> statuses, int limit) {
		return new ProcessFilter(recordId,
				statuses.stream()
					.filter((name) -> !name.isEmpty())
					.map(ProcessFilter::status)
					.collect(Collectors.toCollection(LinkedHashSet::new)),
				limit);
	}

	private static ProcessStatus status(String name) {
		return Arrays.stream(ProcessStatus.values())
			.filter((status) -> status.wireName().equals(name))
			.findFirst()
			.orElseThrow(() -> RejectedRequest.invalid("/status",
					"must be one of " + Arrays.stream(ProcessStatus.values())
						.map(ProcessStatus::wireName)
						.collect(Collectors.joining(", "))));
	}

	/** The newest that come after a place in the list, at most so many. */
	List<ProcessReport> find(Processes processes, @Nullable PageCursor after, int most) {
		return processes.findNewest(this.recordId, this.statuses, (after != null) ? after.time() : null,
				(after != null) ? after.id() : null, most);
	}

	URI uri(String cursor) {
		return UriComponentsBuilder.fromPath("/api/processes")
			.queryParamIfPresent("record_id", Optional.ofNullable(this.recordId))
			.queryParamIfPresent("status",
					Optional.of(this.statuses.stream().map(ProcessStatus::wireName).toList())
						.filter((names) -> !names.isEmpty()))
			.queryParam("limit", this.limit)
			.queryParam("cursor", cursor)
			.encode()
			.build()
			.toUri();
	}

}
