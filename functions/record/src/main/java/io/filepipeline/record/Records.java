package io.filepipeline.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * The records that are written. Every method throws
 * {@link org.springframework.dao.DataAccessException} when the database does not answer.
 */
public interface Records extends Repository<FileRecord, UUID> {

	/**
	 * Finds a record.
	 * @throws io.filepipeline.contracts.RejectedRequest when it was deleted
	 */
	default Optional<FileRecord> findById(UUID id) {
		return findVersionById(id).map(VersionedRecord::record);
	}

	/**
	 * Finds a record, and which version of it there is.
	 * @throws io.filepipeline.contracts.RejectedRequest when it was deleted
	 */
	@Query(value = "select file_record(r), version, deleted_at from records r where id = :id",
			rowMapperRef = "versionedRecordRow")
	Optional<VersionedRecord> findVersionById(@Param("id") UUID id);

	/** Whether there is a record with this id, be it deleted or not. */
	@Query("select exists (select from records where id = :id)")
	boolean isWritten(@Param("id") UUID id);

}
