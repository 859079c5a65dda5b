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
 * The records that are written. Every method throws
 * {@link org.springframework.dao.DataAccessException} when the database does not answer.
 */
public interface Records extends Repository<FileRecord, UUID> {

	@Query(value = "select to_jsonb(r) from records r where id = :id", rowMapperRef = "fileRecordRow")
	Optional<FileRecord> findById(@Param("id") UUID id);

	/**
	 * The newest records that fit, newest first. What is null does not limit.
	 * @param parentId only parts of this record
	 * @param folderName only those in this folder
	 * @param tag only those with this tag
	 * @param beforeTime with {@code beforeId}: only those after this place in the list
	 * @param limit how many at most
	 */
	@Query(value = """
			select to_jsonb(r) from records r
			where (cast(:parentId as uuid) is null or parent_id = cast(:parentId as uuid))
			  and (cast(:folderName as text) is null or folder_name = cast(:folderName as text))
			  and (cast(:tag as text) is null or tags @> array[cast(:tag as text)])
			  and (cast(:beforeId as uuid) is null
			    or (created_at, id) < (cast(:beforeTime as timestamptz), cast(:beforeId as uuid)))
			order by created_at desc, id desc
			limit :limit
			""", rowMapperRef = "fileRecordRow")
	List<FileRecord> findNewest(@Param("parentId") @Nullable UUID parentId,
			@Param("folderName") @Nullable String folderName, @Param("tag") @Nullable String tag,
			@Param("beforeTime") @Nullable OffsetDateTime beforeTime, @Param("beforeId") @Nullable UUID beforeId,
			@Param("limit") int limit);

}
