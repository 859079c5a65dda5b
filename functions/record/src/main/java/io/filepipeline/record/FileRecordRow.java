package io.filepipeline.record;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;

import org.springframework.jdbc.core.RowMapper;

/**
 * Reads a row that PostgreSQL hands out as JSON.
 */
class FileRecordRow implements RowMapper<FileRecord> {

	@Override
	public FileRecord mapRow(ResultSet row, int number) throws SQLException {
		return Json.read(row.getString(1), FileRecord.class);
	}

}
