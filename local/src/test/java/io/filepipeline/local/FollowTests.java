package io.filepipeline.local;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.local.Events.Event;
import io.filepipeline.testing.Pdfs;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.tomcat.TomcatWebServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients hear what becomes of a process, on whichever host they ask. Here a second host
 * is asked for what the first writes.
 */
@ExtendWith(RunningPipeline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class FollowTests {

	private static final String[] KEY = { "X-API-Key", "first key" };

	private final LocalPipeline pipeline;

	private final Api api;

	private AnotherHost other;

	FollowTests(LocalPipeline pipeline, Api api) {
		this.pipeline = pipeline;
		this.api = api;
	}

	@BeforeAll
	void start() throws IOException {
		this.other = AnotherHost.start(this.pipeline, "API_KEYS=" + ApiKeyTests.KEYS);
	}

	@AfterAll
	void stop() {
		this.other.close();
	}

	@Test
	void tellsEachPartOnceToAClientThatComesAgainElsewhere() throws Exception {
		List<FileRecord> parts = parts(UUID.randomUUID(), 5);
		UUID process = parts.get(0).processId();
		write(parts.get(0).running());
		List<Event> heard = new ArrayList<>();
		try (Events events = Events.of(this.other.api(), process, KEY)) {
			heard.addAll(events.next(1));
			write(parts.get(1).planned(1));
			write(parts.get(0).planned(1));
			heard.addAll(events.next(2));
			write(parts.get(2).planned(1));
		}
		write(parts.get(3).planned(1));
		String last = heard.get(2).id();
		try (Events events = Events.of(this.api, process, "Last-Event-ID", last)) {
			heard.addAll(events.next(2));
			write(parts.get(2).planned(1));
			write(parts.get(4).planned(1));
			heard.addAll(events.next(2));
			assertThat(events.end()).isTrue();
		}

		assertThat(heard).extracting(Event::type)
			.containsExactly("process.running", "part.planned", "part.planned", "part.planned", "part.planned",
					"part.planned", "process.succeeded");
		assertThat(heard.subList(1, 6)).extracting((event) -> event.data().record().id())
			.containsExactly(parts.get(1).id(), parts.get(0).id(), parts.get(2).id(), parts.get(3).id(),
					parts.get(4).id());
		assertThat(heard).extracting((event) -> Long.valueOf(event.id())).isSorted().doesNotHaveDuplicates();
		assertThat(heard.get(6).data().parts()).isEqualTo(new ProcessReport.Parts(5, 5, 0));
		String end = heard.get(6).id();
		assertThat(this.other.api().get(path(process), "X-API-Key", "first key", "Last-Event-ID", end).statusCode())
			.isEqualTo(204);
		try (Events events = Events.of(this.api, process)) {
			assertThat(events.next(6)).extracting(Event::id).isEqualTo(heard.stream().skip(1).map(Event::id).toList());
		}
	}

	@Test
	void waitsForWhatIsNotWrittenYet() throws Exception {
		UUID process = this.pipeline.host().getBean(IssuedIds.class).next();
		List<FileRecord> parts = parts(process, 1);
		try (Events events = Events.of(this.other.api(), process, KEY)) {
			assertThat(events.next(1)).extracting(Event::type).containsExactly("process.queued");
			assertThat(report(this.other.api(), process, 1).status()).isEqualTo(ProcessStatus.QUEUED);
			CompletableFuture<ProcessReport> end = CompletableFuture
				.supplyAsync(() -> report(this.other.api(), process, 60));

			write(parts.get(0).planned(1));

			assertThat(events.next(2)).extracting(Event::type).containsExactly("part.planned", "process.succeeded");
			assertThat(end).succeedsWithin(Duration.ofSeconds(10))
				.satisfies((report) -> assertThat(report.records()).hasSize(1));
		}
	}

	@Test
	void hearsTheNewsAgainAfterTheDatabaseHasCutItOff() throws Exception {
		List<FileRecord> parts = parts(UUID.randomUUID(), 1);
		write(parts.get(0).running());
		CompletableFuture<ProcessReport> end = CompletableFuture
			.supplyAsync(() -> report(this.other.api(), parts.get(0).processId(), 60));

		assertThat(cutOff()).isPositive();
		write(parts.get(0).planned(1));

		assertThat(end).succeedsWithin(Duration.ofSeconds(10))
			.extracting(ProcessReport::status)
			.isEqualTo(ProcessStatus.SUCCEEDED);
	}

	@Test
	void letsThoseGoWhoWaitWhenItStops() throws Exception {
		List<FileRecord> parts = parts(UUID.randomUUID(), 1);
		UUID process = parts.get(0).processId();
		write(parts.get(0).running());
		AnotherHost stopped = AnotherHost.start(this.pipeline);
		CompletableFuture<ProcessReport> end;
		try (stopped; Events events = Events.of(stopped.api(), process)) {
			assertThat(events.next(1)).extracting(Event::type).containsExactly("process.running");
			end = CompletableFuture.supplyAsync(() -> report(stopped.api(), process, 60));
			await().until(() -> waiting(stopped) == 2);
			CompletableFuture<Void> closed = CompletableFuture.runAsync(stopped::close);
			assertThat(events.end()).isTrue();
			assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
		}
		assertThat(end).succeedsWithin(Duration.ofSeconds(1))
			.extracting(ProcessReport::status)
			.isEqualTo(ProcessStatus.RUNNING);
	}

	@Test
	void doesNotKeepThoseWhoAskForTheHeadersOnly() throws Exception {
		List<FileRecord> parts = parts(UUID.randomUUID(), 1);
		write(parts.get(0).running());

		RawResponse answer = RawResponse.to(this.api.base(), "HEAD " + path(parts.get(0).processId()) + " HTTP/1.1");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
	}

	@Test
	void answersAsSoonAsADocumentIsSplit() {
		UploadReceipt receipt = this.api.accepted(Pdfs.withPages(3), "followed.pdf",
				"{\"process\": true, \"process_params\": {\"split_params\": {\"every\": 1}}}");

		ProcessReport report = report(this.api, receipt.processing().processId(), 60);

		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(3, 3, 0));
		assertThat(report.processParams().splitParams().every()).isEqualTo(1);
		assertThat(report.createdAt()).isBefore(report.startedAt());
		assertThat(report.finishedAt()).isAfter(report.startedAt());
	}

	@ParameterizedTest
	@CsvSource({ "?wait=61, 400, /wait", "?wait=-1, 400, /wait", "?wait=x, 400, /wait", "?limit=-1, 400, /limit",
			"?limit=10001, 400, /limit", "?cursor=x, 400, /cursor", "/events, 401, ", "?wait=1, 401, " })
	void refusesWhatMakesNoSense(String query, int status, String pointer) {
		String path = "/api/processes/" + UUID.randomUUID() + query;

		assertThat((status == 401) ? this.other.api().get(path).statusCode() : this.api.get(path).statusCode())
			.isEqualTo(status);
		if (pointer != null) {
			assertThat(this.api.get(path).body()).contains("\"pointer\":\"" + pointer + "\"");
		}
	}

	@Test
	void tellsPartsPageByPage() {
		List<FileRecord> parts = parts(UUID.randomUUID(), 3);
		parts.forEach((part) -> write(part.planned(1)));
		String path = "/api/processes/" + parts.get(0).processId() + "?limit=2";

		ProcessReport first = Json.read(this.api.get(path).body(), ProcessReport.class);
		ProcessReport rest = Json.read(this.api.get(path + "&cursor=" + first.nextCursor()).body(),
				ProcessReport.class);

		assertThat(first.records()).hasSize(2);
		assertThat(rest.parts()).isEqualTo(new ProcessReport.Parts(3, 3, 0));
		assertThat(Stream.concat(first.records().stream(), rest.records().stream()).map(FileRecord::id).toList())
			.containsExactlyElementsOf(
					parts.stream().map(FileRecord::id).sorted(Comparator.comparing(UUID::toString)).toList());
		assertThat(rest.nextCursor()).isNull();
	}

	@Test
	void knowsNothingOfOtherIds() {
		assertThat(this.api.get(path(UUID.randomUUID())).statusCode()).isEqualTo(404);
		assertThat(this.api.get(path(UUID.randomUUID()), "Last-Event-ID", "x").body()).contains("/Last-Event-ID");
	}

	private static String path(UUID process) {
		return "/api/processes/" + process + "/events";
	}

	private static ProcessReport report(Api api, UUID process, int wait) {
		HttpResponse<String> answer = api.get("/api/processes/" + process + "?wait=" + wait, KEY);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Json.read(answer.body(), ProcessReport.class);
	}

	/** So many clients hold a connection and no thread. */
	private static long waiting(AnotherHost host) {
		return ((AbstractProtocol<?>) ((TomcatWebServer) host.context().getWebServer()).getTomcat()
			.getConnector()
			.getProtocolHandler()).getWaitingProcessorCount();
	}

	@SuppressWarnings("unchecked")
	private void write(FileRecord part) {
		((Function<RecordRequest, RecordReceipt>) this.pipeline.host().getBean("record"))
			.apply(new RecordRequest(part));
	}

	private static List<FileRecord> parts(UUID process, int count) {
		List<FileRecord> parts = new ArrayList<>();
		UUID document = UUID.randomUUID();
		for (int i = 0; i < count; i++) {
			parts.add(new FileRecord(UUID.randomUUID(), document, process, i + ".pdf", null, null, List.of("split"),
					null, null, null, null, null, null, List.of(i), count, List.of(), RecordStatus.QUEUED, null, null,
					null));
		}
		return parts;
	}

	private int cutOff() throws SQLException {
		Postgres postgres = this.pipeline.servers().postgres();
		try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
				Statement statement = connection.createStatement()) {
			ResultSet cut = statement.executeQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
					+ " where application_name = 'process-listener'");
			cut.next();
			return cut.getInt(1);
		}
	}

}
