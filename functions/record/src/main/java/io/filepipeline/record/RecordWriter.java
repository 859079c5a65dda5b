package io.filepipeline.record;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * The writing side of the tables. Columns have the names of the JSON fields, so that
 * PostgreSQL itself turns messages into rows: one statement for one record or ten
 * thousand.
 */
interface RecordWriter extends Repository<FileRecord, UUID> {

	/**
	 * Inserts records, and moves those forward that are there and behind. One that is
	 * running takes over why the last attempt failed, and how many parts there will be.
	 * What a user has edited stays, and what was deleted stays deleted: a part whose
	 * document was deleted before is so from the first, and moves forward all the same,
	 * as its process ends with it. Parts were created when their process was.
	 * @param records a JSON array of {@link FileRecord}
	 * @return how many rows were inserted or changed
	 */
	@Modifying
	@Query("""
			insert into records (id, parent_id, process_id, file_name, folder_name, description, tags,
			    object_key, bucket, url, mime_type, size, sha256, pages, part_count, notes, status, error,
			    created_at, deleted_at)
			select id, parent_id, process_id, file_name, folder_name, description, coalesce(tags, '{}'),
			    object_key, bucket, url, mime_type, size, sha256, pages, part_count, coalesce(notes, '{}'),
			    status, error, coalesce(created_at,
			        (select p.created_at from processes p
			         where p.id = reported.process_id and reported.parent_id is not null), now()), deleted_at
			from (
			    select told.* from jsonb_populate_recordset(null::records, cast(:records as jsonb)) sent
			    left join records gone on gone.id = sent.parent_id and gone.deleted_at is not null
			    cross join lateral jsonb_populate_record(sent,
			        case when gone.id is null then '{}' else jsonb_build_object('file_name', null, 'folder_name', null,
			            'description', null, 'tags', null, 'url', null, 'sha256', null, 'pages', null,
			            'object_key', 'files/' || sent.id, 'deleted_at', now()) end) told) reported
			order by id
			on conflict (id) do update set
			    parent_id   = coalesce(excluded.parent_id, records.parent_id),
			    process_id  = coalesce(excluded.process_id, records.process_id),
			    file_name   = coalesce(excluded.file_name, records.file_name),
			    folder_name = case when records.edited then records.folder_name
			                  else coalesce(excluded.folder_name, records.folder_name) end,
			    description = case when records.edited then records.description
			                  else coalesce(excluded.description, records.description) end,
			    tags        = case when records.edited then records.tags else excluded.tags end,
			    object_key  = coalesce(excluded.object_key, records.object_key),
			    bucket      = coalesce(excluded.bucket, records.bucket),
			    url         = coalesce(excluded.url, records.url),
			    mime_type   = coalesce(excluded.mime_type, records.mime_type),
			    size        = coalesce(excluded.size, records.size),
			    sha256      = coalesce(excluded.sha256, records.sha256),
			    pages       = coalesce(excluded.pages, records.pages),
			    part_count  = coalesce(excluded.part_count, records.part_count),
			    notes       = excluded.notes,
			    status      = excluded.status,
			    error       = case when excluded.status = 'running' then coalesce(excluded.error, records.error)
			                  else excluded.error end,
			    version     = records.version + 1,
			    updated_at  = now()
			where (records.deleted_at is null or excluded.deleted_at is not null)
			  and (record_rank(records.status) < record_rank(excluded.status)
			    or records.status = 'running' and excluded.status = 'running'
			      and (excluded.error is not null or records.part_count is null and excluded.part_count is not null))
			""")
	int write(@Param("records") String records);

	/**
	 * Notes that the object of a deleted record may be there again, as it is when a
	 * message has come twice, the second time after the record was deleted.
	 * @param record as JSON
	 */
	@Modifying
	@Query("""
			update records r set object_key = reported.object_key
			from jsonb_populate_record(null::records, cast(:record as jsonb)) reported
			where r.id = reported.id and r.deleted_at is not null and reported.object_key is not null
			""")
	int discardAgain(@Param("record") String record);

	/**
	 * Inserts a process. One that a part has brought before its announcement learns what
	 * was asked for, unless its document was deleted.
	 * @param params a JSON object of {@link io.filepipeline.contracts.ProcessParams}
	 * @param createdAt when it was asked for, where that is known
	 */
	@Modifying
	@Query("""
			insert into processes (id, record_id, process_params, created_at)
			values (:id, :recordId,
			    (select cast(:params as jsonb)
			     where not exists (select from records where id = :recordId and deleted_at is not null)),
			    coalesce(cast(:createdAt as timestamptz), now()))
			on conflict (id) do update set process_params = excluded.process_params, created_at = excluded.created_at
			where processes.process_params is null
			""")
	int announce(@Param("id") UUID id, @Param("recordId") UUID recordId, @Param("params") String params,
			@Param("createdAt") @Nullable OffsetDateTime createdAt);

	/**
	 * Ends a process of which a later attempt has found that there can be no parts: those
	 * that are not done have failed. Changes nothing of one that is finished, or of which
	 * nobody has told that there will be several.
	 * @param why a JSON object of {@link io.filepipeline.contracts.Problem}
	 */
	@Query("select 1 from refuse_parts(:id, cast(:why as jsonb))")
	Optional<Integer> refuseParts(@Param("id") UUID id, @Param("why") String why);

	/**
	 * Counts the parts of a process that are done and not counted yet, and tells those
	 * who listen what is new.
	 * @param saysWhy whether a part that is not done tells why the last attempt failed
	 * @return the process as JSON, without its parts, if it is finished with this; else
	 * nothing
	 */
	@Query("select cast(count_parts(:id, :saysWhy) as text)")
	Optional<String> countParts(@Param("id") UUID id, @Param("saysWhy") boolean saysWhy);

}
