package io.filepipeline.record;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How PostgreSQL finds few rows among many.
 */
@ExtendWith(Database.class)
class QueryPlanTests {

	private final NamedParameterJdbcTemplate database;

	QueryPlanTests(Database.Beans beans) {
		DataSource source = beans.another("many");
		Flyway.configure().dataSource(source).load().migrate();
		this.database = new NamedParameterJdbcTemplate(source);
	}

	@Test
	void doesNotSortAFolderToFindItsOldestRecords() {
		execute("insert into folders values ('full', 1)");
		execute("""
				insert into records (id, folder_name, status, created_at)
				select gen_random_uuid(), case n % 2 when 0 then 'full' end, 'succeeded',
				  now() - make_interval(hours => 100 + n * 7919 % 30000)
				from generate_series(1, 30000) n
				""");
		execute("analyze");

		assertThat(plan(Tombstones.EXPIRED, Map.of("limit", 4))).contains("records_in_folder").doesNotContain("Sort");
	}

	@Test
	void doesNotReadAllProcessesToFindThoseThatHaveFailed() throws Exception {
		execute("""
				insert into processes (id, record_id, total, succeeded, created_at)
				select gen_random_uuid(), gen_random_uuid(), 1, 1, now() - make_interval(hours => hour)
				from generate_series(1, 10000) hour
				""");
		execute("analyze");
		Map<String, @Nullable Object> parameters = new HashMap<>(Map.of("statuses", "failed", "limit", 21));
		for (String unlimited : new String[] { "recordId", "beforeTime", "beforeId" }) {
			parameters.put(unlimited, null);
		}

		String newest = ProcessRows.class
			.getDeclaredMethod("findNewest", UUID.class, String.class, OffsetDateTime.class, UUID.class, int.class)
			.getAnnotation(Query.class)
			.value();

		assertThat(plan(newest, parameters)).contains("processes_by_status").doesNotContain("Seq Scan on processes");
	}

	private void execute(String sql) {
		this.database.getJdbcOperations().execute(sql);
	}

	private String plan(String sql, Map<String, ? extends @Nullable Object> parameters) {
		return String.join("\n", this.database.queryForList("explain " + sql, parameters, String.class));
	}

}
