package io.filepipeline.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.filepipeline.contracts.RecordStatus;

/**
 * Which records are looked for: those that are not deleted and meet all conditions. Only
 * conditions that are asked for are in the statement, so that PostgreSQL can tell by
 * which index it finds them.
 */
public final class RecordQuery {

	private final List<String> conditions = new ArrayList<>(List.of("deleted_at is null"));

	private final Map<String, Object> values = new LinkedHashMap<>();

	private boolean ofOneRecord;

	/** Parts of this record. */
	public RecordQuery partsOf(UUID parentId) {
		this.ofOneRecord = true;
		return with("parent_id = :parent_id", "parent_id", parentId);
	}

	/** What has this process: its parts, and the upload that it came with. */
	public RecordQuery ofProcess(UUID processId) {
		return with("process_id = :process_id", "process_id", processId);
	}

	public RecordQuery inFolder(String folderName) {
		return with("folder_name = :folder_name", "folder_name", folderName);
	}

	/** Those with all of these tags, of which there is at least one. */
	public RecordQuery tagged(Collection<String> tags) {
		return with("tags @> cast(array[:tags] as text[])", "tags", tags);
	}

	/** Those with one of these statuses, of which there is at least one. */
	public RecordQuery inStatus(Collection<RecordStatus> statuses) {
		// as they are, because an index of some statuses is found by them
		return with(statuses.stream()
			.map((status) -> "'" + status.wireName() + "'")
			.collect(Collectors.joining(", ", "status in (", ")")));
	}

	public RecordQuery uploads() {
		return with("parent_id is null");
	}

	public RecordQuery parts() {
		return with("parent_id is not null");
	}

	/**
	 * Those in whose name, description or tags each of these begins a word.
	 * @param words letters and digits only; at least one
	 */
	public RecordQuery containing(Collection<String> words) {
		return with("search @@ to_tsquery('simple', :words)", "words",
				words.stream().map((word) -> word + ":*").collect(Collectors.joining(" & ")));
	}

	public RecordQuery createdAfter(Instant time) {
		return with("created_at > :created_after", "created_after", time.atOffset(ZoneOffset.UTC));
	}

	public RecordQuery createdBefore(Instant time) {
		return with("created_at < :created_before", "created_before", time.atOffset(ZoneOffset.UTC));
	}

	/**
	 * Those that come after this record in a list of the newest. If they are parts of one
	 * record, that must have been said before.
	 */
	public RecordQuery olderThan(Instant createdAt, UUID id) {
		this.values.put("last_time", createdAt.atOffset(ZoneOffset.UTC));
		return with(this.ofOneRecord ? "created_at <= :last_time and (created_at < :last_time or id > :last_id)"
				: "(created_at, id) < (:last_time, :last_id)", "last_id", id);
	}

	/** Those that come after this record in the order of ids. */
	public RecordQuery after(UUID id) {
		return with("id > :last_id", "last_id", id);
	}

	private RecordQuery with(String condition, String name, Object value) {
		this.values.put(name, value);
		return with(condition);
	}

	private RecordQuery with(String condition) {
		this.conditions.add(condition);
		return this;
	}

	/** All parts of a process were created when it was asked for. */
	String newestFirst() {
		return this.ofOneRecord ? "created_at desc, id" : "created_at desc, id desc";
	}

	String where() {
		return String.join(" and ", this.conditions);
	}

	Map<String, Object> values() {
		return this.values;
	}

}
