package io.filepipeline.record;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.filepipeline.contracts.Json;

import org.springframework.jdbc.core.RowMapper;

/**
 * A row that PostgreSQL hands out as JSON, and the number of the event by which it became
 * what it is.
 *
 * @param event the number; 0 if the row has none
 * @param json the row
 */
record NumberedRow(long event, String json) {

	<T> T as(Class<T> type) {
		return Json.read(this.json, type);
	}

	/**
	 * Reads the columns {@code event} and {@code json}.
	 */
	static class Mapper implements RowMapper<NumberedRow> {

		@Override
		public NumberedRow mapRow(ResultSet row, int number) throws SQLException {
			return new NumberedRow(row.getLong("event"), row.getString("json"));
		}

	}

}
