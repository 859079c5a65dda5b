package io.filepipeline.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens is told once, in fields that the dashboard asks for.
 */
class RecordLogTests {

	private static final String ID = "0190f3a1-0000-7000-8000-000000000001";

	private final Logger logger = (Logger) LoggerFactory.getLogger(Record.class);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final RecordLog log = new RecordLog();

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.INFO);
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.lines);
		this.logger.setLevel(null);
	}

	@Test
	void tellsOfUploadsAndParts() throws IOException {
		this.log.written(record("'status': 'succeeded', 'size': 5"), true, 2);
		this.log.written(record("'parent_id': '" + ID + "', 'status': 'succeeded', 'size': 3"), true, 0);
		this.log.written(
				record("'parent_id': '" + ID
						+ "', 'status': 'failed', 'error': {'code': 'page_out_of_range', 'message': 'no page 7'}"),
				true, 0);

		assertFields(Map.of("event", "uploaded", "bytes", 5L), Map.of("event", "part_made", "bytes", 3L),
				Map.of("event", "part_failed", "code", "page_out_of_range"));
	}

	@Test
	void tellsOfFinishedProcesses() throws IOException {
		this.log.finished(Json.read(
				json("'process_id': '" + ID
						+ "', 'status': 'succeeded', 'parts': {'total': 2, 'succeeded': 2, 'failed': 0},"
						+ "'created_at': '2026-01-01T00:00:00Z', 'finished_at': '2026-01-01T00:00:01.500Z'"),
				ProcessReport.class));

		assertFields(Map.of("event", "process_finished", "status", "succeeded", "seconds", 1.5));
	}

	@Test
	void tellsNothingTwiceAndNothingThatMayChange() {
		this.log.written(record("'status': 'succeeded', 'size': 5"), false, 2);
		this.log.written(record("'parent_id': '" + ID + "', 'status': 'running'"), true, 0);

		assertThat(this.lines.list).hasSize(2).allMatch((line) -> line.getKeyValuePairs() == null);
	}

	@SafeVarargs
	private void assertFields(Map<String, Object>... fields) throws IOException {
		assertThat(this.lines.list.stream().map(RecordLogTests::fields)).containsExactly(fields);
		String dashboard = Files.readString(Path.of("../../terraform/observability.tf"));
		List.of(fields).forEach((line) -> assertThat(dashboard).contains("event = \\\"" + line.get("event") + "\\\""));
	}

	private static Map<String, Object> fields(ILoggingEvent line) {
		return line.getKeyValuePairs().stream().collect(Collectors.toMap((field) -> field.key, (field) -> field.value));
	}

	private static FileRecord record(String fields) {
		return Json.read(json("'id': '" + UUID.randomUUID() + "', " + fields), FileRecord.class);
	}

	private static String json(String fields) {
		return "{" + fields.replace('\'', '"') + "}";
	}

}
