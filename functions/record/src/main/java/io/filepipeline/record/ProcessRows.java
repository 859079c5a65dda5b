package io.filepipeline.record;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * The reading side of processes. One statement sees all at one moment, so that counts and
 * parts agree.
 */
interface ProcessRows extends Repository<FileRecord, UUID> {

	@Query("select status from processes where id = :id")
	Optional<String> findStatus(@Param("id") UUID id);

	/**
	 * The process, and then parts in order; nothing if there is no such process.
	 * @see Processes#find
	 */
	@Query(value = """
			select event, cast(json as text) as json from (
			  select cast(null as uuid) as id, event, to_jsonb(p) as json from process_reports p where process_id = :id
			  union all
			  (select id, event, file_record(r) from records r
			  where process_id = :id and parent_id is not null and deleted_at is null
			    and (cast(:after as uuid) is null or id > cast(:after as uuid))
			  order by id limit :limit)) found
			order by id nulls first
			""", rowMapperRef = "numberedRow")
	List<NumberedRow> findWithParts(@Param("id") UUID id, @Param("after") @Nullable UUID after,
			@Param("limit") int limit);

	/**
	 * The process, and then the parts that were done after an event, in the order of
	 * theirs. How the document is split is left out: it may be long, and is asked for
	 * often.
	 */
	@Query(value = """
			select event, cast(json as text) as json from (
			  select cast(null as bigint) as place, event, to_jsonb(p) - 'process_params' as json from process_reports p
			  where process_id = :id
			  union all
			  (select event, event, file_record(r) from records r
			  where process_id = :id and parent_id is not null and deleted_at is null and event > :after order by event limit :limit)) found
			order by place nulls first
			""",
			rowMapperRef = "numberedRow")
	List<NumberedRow> findNews(@Param("id") UUID id, @Param("after") long after, @Param("limit") int limit);

	/**
	 * The newest processes that fit, newest first.
	 * @see Processes#findNewest
	 */
	@Query(value = """
			select event, cast(to_jsonb(p) #- '{process_params,split_params,file_map}' #- case
			    when length(cast(process_params #> '{split_params,ranges}' as text)) > 1000
			    then cast('{process_params,split_params,ranges}' as text[]) else '{}' end as text) as json
			from process_reports p
			where (cast(:recordId as uuid) is null or record_id = cast(:recordId as uuid))
			  and (cast(:statuses as text) is null or status = any (string_to_array(cast(:statuses as text), ',')))
			  and (cast(:beforeId as uuid) is null
			    or (created_at, process_id) < (cast(:beforeTime as timestamptz), cast(:beforeId as uuid)))
			order by created_at desc, process_id desc
			limit :limit
			""", rowMapperRef = "numberedRow")
	List<NumberedRow> findNewest(@Param("recordId") @Nullable UUID recordId,
			@Param("statuses") @Nullable String statuses, @Param("beforeTime") @Nullable OffsetDateTime beforeTime,
			@Param("beforeId") @Nullable UUID beforeId, @Param("limit") int limit);

}
