package io.filepipeline.record;

import java.util.List;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is in a database stays true when a new version migrates it.
 */
@ExtendWith(Database.class)
class MigrationTests {

	private final JdbcTemplate database;

	private final DriverManagerDataSource source;

	MigrationTests(Database.Beans beans) {
		this.source = beans.another("older");
		this.database = new JdbcTemplate(this.source);
	}

	@Test
	void tellsHowFarOldProcessesAre() {
		// an older version has none of the callbacks
		migrations().target("2").skipDefaultCallbacks(true).load().migrate();
		UUID finished = process(true, "succeeded", "failed");
		UUID begun = process(true, "succeeded", "queued");
		UUID waiting = process(true, "queued", "queued");
		UUID unannounced = process(false, "succeeded", "planned");

		migrations().load().migrate();

		assertThat(told(finished)).isEqualTo("partially_succeeded 2 1 1 true true");
		assertThat(told(begun)).isEqualTo("running 2 1 0 true false");
		assertThat(told(waiting)).isEqualTo("queued 2 0 0 false false");
		assertThat(told(unannounced)).isEqualTo("succeeded 2 2 0 true true");
	}

	private FluentConfiguration migrations() {
		return Flyway.configure().dataSource(this.source);
	}

	private UUID process(boolean announced, String... parts) {
		UUID id = UUID.randomUUID();
		if (announced) {
			this.database.update("insert into processes (id, record_id) values (?, ?)", id, id);
		}
		for (String status : List.of(parts)) {
			this.database.update("insert into records (id, parent_id, process_id, status, part_count, created_at)"
					+ " values (?, ?, ?, ?, 2, now())", UUID.randomUUID(), id, id, status);
		}
		return id;
	}

	private String told(UUID process) {
		return this.database.queryForObject("select concat_ws(' ', status, total, succeeded, failed,"
				+ " (started_at is not null)::text, (finished_at is not null)::text) from processes where id = ?",
				String.class, process);
	}

}
