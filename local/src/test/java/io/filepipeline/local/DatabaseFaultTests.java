package io.filepipeline.local;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.local.Uploads.Accepted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the database cannot take now, it has later.
 */
@ExtendWith(FaultSite.Provider.class)
class DatabaseFaultTests {

	private final FaultSite site;

	DatabaseFaultTests(FaultSite site) {
		this.site = site;
	}

	@Promise(when = "PostgreSQL stops for a while under load",
			then = "uploads are accepted all the while, and recorded afterwards")
	void stops(Tries tries) throws IOException {
		Duration pause = tries.seconds(4, 60);
		Audit audit = Audit.begin(this.site);
		Uploads uploads = Uploads.start(this.site::api, 2, Duration.ofSeconds(1));
		this.site.stopPostgres();
		try {
			await().pollDelay(pause).atMost(pause.multipliedBy(2)).until(() -> true);
			assertThat(this.site.api().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
		}
		finally {
			this.site.startPostgres();
		}
		tries.note(audit.passes(uploads.stop()));
	}

	@Test
	void changesOfWhatIsNewDoNotWaitForADatabaseThatIsAway() throws IOException {
		Api api = this.site.api();
		UUID id;
		this.site.stopPostgres();
		try {
			id = api.accepted("new".getBytes(StandardCharsets.UTF_8), "new.txt", "{}").file().id();
			assertThat(api.record(id).status()).isEqualTo(RecordStatus.QUEUED);
			List<Supplier<HttpResponse<String>>> changes = List.of(
					() -> api.send("PATCH", "/api/records/" + id, BodyPublishers.ofString("{}"), "content-type",
							"application/json"),
					() -> api.send("DELETE", "/api/records/" + id, BodyPublishers.noBody()),
					() -> api.submit(id, "{\"every\":1}"));
			List<CompletableFuture<HttpResponse<String>>> answers = changes.stream()
				.map((change) -> CompletableFuture.supplyAsync(change, (task) -> new Thread(task, "change").start()))
				.toList();
			assertThat(answers).allSatisfy((change) -> assertThat(change).succeedsWithin(Duration.ofSeconds(20))
				.extracting(HttpResponse::statusCode)
				.isEqualTo(503));
		}
		finally {
			this.site.startPostgres();
		}
		await().untilAsserted(() -> assertThat(api.record(id).status()).isEqualTo(RecordStatus.SUCCEEDED));
	}

	@Promise(when = "every connection of the pool waits for a lock",
			then = "uploads are accepted, questions are answered with 503 instead of hanging, and all is recorded afterwards")
	void hasNoConnectionLeft(Tries tries) throws SQLException {
		Audit audit = Audit.begin(this.site);
		List<Accepted> accepted;
		Postgres postgres = this.site.servers().postgres();
		try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "");
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("lock table records in access exclusive mode");
			accepted = Uploads.upload(this.site.api(), 30);
			List<CompletableFuture<Integer>> questions = IntStream.range(0, 20)
				.mapToObj((i) -> CompletableFuture.supplyAsync(
						() -> this.site.api().get("/api/records?limit=1").statusCode(),
						(task) -> new Thread(task, "question").start()))
				.toList();
			assertThat(questions)
				.allSatisfy((question) -> assertThat(question).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(503));
			connection.rollback();
		}
		tries.note(audit.passes(accepted));
	}

	@Promise(when = "two hosts migrate an empty database at the same time",
			then = "both start, and each migration is applied once")
	void isMigratedTwiceAtOnce(Tries tries) throws Exception {
		for (int i = tries.times(1, 2); i > 0; i--) {
			String name = "migrated_" + i;
			this.site.database().sql("create database " + name).update();
			Map<String, String> settings = Map.of("DATABASE_URL",
					this.site.servers().postgres().jdbcUrl().replaceAll("/postgres$", "/" + name), "RECORD_ON_HOST",
					"false", "SPLIT_ON_HOST", "false");
			List<CompletableFuture<HostProcess>> hosts = IntStream.range(0, 2)
				.mapToObj((number) -> CompletableFuture.supplyAsync(() -> start(settings)))
				.toList();
			hosts.forEach((host) -> FaultSite.kill(host.join()));
			assertThat(this.site.database(name)
				.sql("select count(*) from flyway_schema_history where success and version is not null"
						+ " group by version")
				.query(Integer.class)
				.list()).isNotEmpty().containsOnly(1);
		}
	}

	private HostProcess start(Map<String, String> settings) {
		try {
			return this.site.startHost(Ports.free().http(), settings);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
