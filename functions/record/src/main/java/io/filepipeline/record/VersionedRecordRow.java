package io.filepipeline.record;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;

import org.springframework.jdbc.core.RowMapper;

/**
 * Reads a record with its version, and refuses to when it was deleted.
 */
class VersionedRecordRow implements RowMapper<VersionedRecord> {

	private final FileRecordRow record = new FileRecordRow();

	@Override
	public VersionedRecord mapRow(ResultSet row, int number) throws SQLException {
		if (row.getObject("deleted_at") != null) {
			throw RejectedRequest.because(ProblemCode.DELETED, "The record was deleted, and its file with it");
		}
		return new VersionedRecord(this.record.mapRow(row, number), row.getLong("version"));
	}

}
