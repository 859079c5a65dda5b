package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Objects that are left of deleted records go sooner or later.
 */
@ExtendWith(RunningPipeline.class)
class SweepTests {

	private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");

	private final Api api;

	private final LocalPipeline pipeline;

	private final Traces traces;

	private final S3Client s3;

	private final JdbcClient database;

	private final ThreadPoolTaskScheduler otherSweeps;

	SweepTests(Api api, LocalPipeline pipeline, Traces traces) {
		this.api = api;
		this.pipeline = pipeline;
		this.traces = traces;
		this.s3 = pipeline.host().getBean(S3Client.class);
		this.database = pipeline.host().getBean(JdbcClient.class);
		this.otherSweeps = pipeline.host().getBean("sweepScheduler", ThreadPoolTaskScheduler.class);
	}

	/** The host of the pipeline sweeps, too, once a minute, and would delete all. */
	@BeforeEach
	void pauseTheOtherHost() {
		CompletableFuture<Void> paused = new CompletableFuture<>();
		this.otherSweeps.stop(() -> paused.complete(null));
		assertThat(paused).succeedsWithin(Duration.ofMinutes(1));
	}

	@AfterEach
	void letItGoOn() {
		this.otherSweeps.start();
	}

	@Test
	void anObjectThatCannotBeDeletedHoldsUpNoOther() throws Exception {
		UUID stuck = leftOver("3 minutes");
		UUID other = leftOver("2 minutes");
		URI objects = URI.create(this.pipeline.servers().objects().endpoint());
		try (FaultyHttp faulty = new FaultyHttp(objects.getPort())) {
			faulty.spoil(Integer.MAX_VALUE, (call) -> call.is("POST", "/file-pipeline"),
					(http, exchange) -> deleteAllBut(StoredFile.keyOf(stuck), exchange));
			try (AnotherHost host = AnotherHost.start(this.pipeline, "pipeline.sweep.seconds=1",
					"spring.cloud.aws.s3.endpoint=" + faulty.url())) {
				await().until(() -> isNoted(stuck) && !isNoted(other) && !this.traces.haveFile(other));

				faulty.heal();
				this.database.sql("update records set deleted_at = now() - interval '2 minutes' where id = ?")
					.param(stuck)
					.update();
				await().until(() -> !isNoted(stuck) && !this.traces.haveFile(stuck));
			}
		}
	}

	private UUID leftOver(String age) {
		UUID id = this.api.written(Pdfs.withPages(1), "left.pdf", "{}");
		this.database.sql("update records set deleted_at = now() - cast(? as interval) where id = ?")
			.param(age)
			.param(id)
			.update();
		return id;
	}

	/** Whether the record says that the object may still be there. */
	private boolean isNoted(UUID id) {
		return this.database.sql("select object_key is not null from records where id = ?")
			.param(id)
			.query(Boolean.class)
			.single();
	}

	/** Answers as S3 does when it may not delete one of the objects. */
	private void deleteAllBut(String kept, HttpExchange exchange) throws IOException {
		String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		KEY.matcher(request)
			.results()
			.map((found) -> found.group(1))
			.filter((key) -> !key.equals(kept))
			.forEach((key) -> this.s3.deleteObject((delete) -> delete.bucket(ObjectStore.BUCKET).key(key)));
		String error = "<Error><Key>" + kept
				+ "</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
		byte[] answer = ("<DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
				+ (request.contains(kept) ? error : "") + "</DeleteResult>")
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("content-type", "application/xml");
		exchange.sendResponseHeaders(200, answer.length);
		exchange.getResponseBody().write(answer);
	}

}
