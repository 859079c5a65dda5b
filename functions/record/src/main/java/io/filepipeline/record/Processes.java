package io.filepipeline.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProcessReport;

/**
 * The processes of which something is written.
 */
public class Processes {

	private final Records records;

	Processes(Records records) {
		this.records = records;
	}

	/**
	 * How far a process is; empty while neither it nor a part of it is written.
	 * @throws org.springframework.dao.DataAccessException when the database does not
	 * answer
	 */
	public Optional<ProcessReport> find(UUID id) {
		Optional<UUID> recordId = this.records.findRecordOf(id);
		List<FileRecord> parts = this.records.findParts(id);
		List<FileRecord> deleted = this.records.findDeletedParts(id);
		List<FileRecord> all = Stream.concat(parts.stream(), deleted.stream()).toList();
		if (recordId.isEmpty() && all.isEmpty()) {
			return Optional.empty();
		}
		// a process that has ended does not begin again because a part of it is gone
		return Optional.of(ProcessReport.of(id, recordId.orElseGet(() -> all.get(0).parentId()), all).showing(parts));
	}

}
