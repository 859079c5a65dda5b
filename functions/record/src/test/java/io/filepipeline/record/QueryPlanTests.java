package io.filepipeline.record;

import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How PostgreSQL finds few rows among many.
 */
@ExtendWith(Database.class)
class QueryPlanTests {

	private final NamedParameterJdbcTemplate database;

	QueryPlanTests(Database.Beans beans) {
		beans.sql().execute("drop database if exists many");
		beans.sql().execute("create database many");
		String url = beans.sql()
			.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getURL());
		DriverManagerDataSource source = new DriverManagerDataSource(url.replace("/postgres", "/many"), "postgres",
				"postgres");
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

	private void execute(String sql) {
		this.database.getJdbcOperations().execute(sql);
	}

	private String plan(String sql, Map<String, ?> parameters) {
		return String.join("\n", this.database.queryForList("explain " + sql, parameters, String.class));
	}

}
