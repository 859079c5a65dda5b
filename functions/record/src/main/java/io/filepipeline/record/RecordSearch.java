package io.filepipeline.record;

import java.util.List;

import io.filepipeline.contracts.FileRecord;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds records by what is known of them. Every method throws
 * {@link org.springframework.dao.DataAccessException} when the database does not answer.
 */
public class RecordSearch {

	private final JdbcClient database;

	RecordSearch(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The newest that are looked for, newest first, at most so many. Of parts of one
	 * record, those of the same process come in their order.
	 */
	public List<FileRecord> newest(RecordQuery query, int limit) {
		return find(query, query.newestFirst(), limit);
	}

	/**
	 * Those that are looked for in the order of their ids, at most so many: processes as
	 * they were asked for, and the parts of each in their order.
	 */
	public List<FileRecord> inOrder(RecordQuery query, int limit) {
		return find(query, "id", limit);
	}

	private List<FileRecord> find(RecordQuery query, String order, int limit) {
		return this.database
			.sql("select file_record(r) from records r where " + query.where() + " order by " + order + " limit :limit")
			.params(query.values())
			.param("limit", limit)
			.query(new FileRecordRow())
			.list();
	}

}
