package io.filepipeline.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.local.lambda.LocalLambda;
import io.filepipeline.local.lambda.LocalLambdas;
import io.filepipeline.local.lambda.Outcome;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The zips under AWS's own runtime: what Lambda asks of a function, beyond being right.
 */
@ExtendWith({ RunningPipeline.class, Zips.Deployed.class })
class LambdaTests {

	private final LocalPipeline pipeline;

	private final Api api;

	private final Zips zips;

	LambdaTests(LocalPipeline pipeline, Api api, Zips zips) {
		this.pipeline = pipeline;
		this.api = api;
		this.zips = zips;
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{}}]}",
			"{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Message\":\"{}\"}}]}",
			"{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"{}\"}]}",
			"{\"version\":\"1.0\",\"httpMethod\":\"POST\",\"path\":\"/api/files\",\"body\":\"{}\"}",
			"{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}", "{}", "[]", "null",
			"\"text\"", "no JSON", "" })
	void anEventOfNoKnownKindIsAnError(String event) {
		for (String function : List.of("upload", "record", "split")) {
			Outcome outcome = this.zips.invoke(function, event);

			assertThat(outcome.failed()).as(outcome.json()).isTrue();
			assertThat(Api.json(outcome.json()))
				.containsEntry("errorType", "io.filepipeline.lambda.FailedInvocation$Rejected")
				.containsEntry("stackTrace", List.of());
		}
	}

	@Test
	void whatMayPassLaterIsTriedAgain() {
		LocalLambda upload = this.zips.deploy("upload", Duration.ofSeconds(30),
				Map.of("AWS_S3_BUCKET_NAME", "no-such-bucket"));
		try (upload) {
			Outcome outcome = invoke(upload, "{\"metadata\":{\"file_name\":\"a.txt\"},\"content\":\"YQ==\"}");

			assertThat(Api.json(outcome.json())).containsEntry("errorType",
					"io.filepipeline.lambda.FailedInvocation$TryAgain");
			assertThat(outcome.json()).contains("storage_unavailable").doesNotContain("no-such-bucket");
		}
	}

	@Test
	void anEnvironmentHasOneConnectionToTheDatabase() {
		String name = "one environment";
		String url = this.pipeline.servers().postgres().jdbcUrl();
		try (LocalLambda record = this.zips.deploy("record", Duration.ofSeconds(30),
				Map.of("DATABASE_URL", url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + name))) {
			assertThat(invoke(record, "{\"id\":\"" + UUID.randomUUID() + "\",\"status\":\"queued\"}").failed())
				.isFalse();

			JdbcClient database = this.pipeline.host().getBean(JdbcClient.class);
			await().during(Duration.ofSeconds(1))
				.untilAsserted(() -> assertThat(
						database.sql("select count(*) from pg_stat_activity where application_name = :name")
							.param("name", name)
							.query(Integer.class)
							.single())
					.isOne());
		}
	}

	@Test
	void anEnvironmentServesOneEventAfterTheOther() {
		this.zips.invoke("record", "{}");
		this.zips.invoke("record", "{}");

		assertThat(this.zips.deployed("record").environments()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "POST, /api/files/x, 404, not_found", "POST, /, 404, not_found",
			"GET, /api/files, 405, method_not_allowed", "POST, /api/files, 415, unsupported_media_type" })
	void httpIsAnsweredAsByTheHost(String method, String path, int status, String code) {
		Map<String, Object> answer = http("upload", method, path, Map.of("content-type", "text/plain"), "text");

		assertThat(answer).containsEntry("statusCode", status);
		assertThat(answer.get("headers")).asString().contains("application/problem+json");
		assertThat(Api.json((String) answer.get("body"))).containsEntry("code", code).containsEntry("instance", path);
	}

	@Test
	void aFormThatEndsTooEarlyIsIncomplete() {
		Map<String, Object> answer = http("upload", "POST", "/api/files/",
				Map.of("content-type", "multipart/form-data; boundary=x"),
				"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc");

		assertThat(answer).containsEntry("statusCode", 400);
		assertThat(Api.json((String) answer.get("body"))).containsEntry("code", "upload_incomplete");
	}

	@Test
	void callbacksAreVerifiedAndWritten() throws IOException {
		UUID one = UUID.randomUUID();
		UUID two = UUID.randomUUID();
		String body = "[{\"id\":\"" + one + "\",\"status\":\"succeeded\"},{\"id\":\"" + two
				+ "\",\"status\":\"running\"}]";
		Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
		Map<String, Object> unsigned = http("record", "POST", "/api/records/", headers, body);
		headers.putAll(SigningSecrets.parse(this.pipeline.environment().get("CALLBACK_SIGNING_SECRET"))
			.sign("msg_1", Instant.now(), body));

		Map<String, Object> signed = http("record", "POST", "/stage/api/records", headers, body);

		assertThat(unsigned).containsEntry("statusCode", 401);
		assertThat(signed).as(String.valueOf(signed)).containsEntry("statusCode", 201);
		assertThat((String) signed.get("body")).contains(one.toString(), two.toString());
		assertThat(this.api.get("/api/records/" + two).body()).contains("running");
	}

	@Promise(when = "a Lambda's callbacks are refused for some seconds",
			then = "it tries again in the same invocation, and each part is made once")
	void aBadMomentIsWaitedFor() throws IOException {
		UploadReceipt stored = this.api.accepted(Pdfs.withPages(3), "a.pdf", "{}");
		UUID part = UUID.randomUUID();
		try (FaultyHttp callbacks = new FaultyHttp(this.pipeline.url().getPort());
				LocalLambda split = this.zips.deploy("split", Duration.ofMinutes(1),
						Map.of("API_CALLBACK_URL", callbacks.url() + "/api/records/"))) {
			FaultyHttp.Spoiling refused = callbacks.spoil(5, (call) -> true, Trouble.status(503));
			Outcome outcome = invoke(split,
					Zips.sqsEvent(splitMessage(stored, "{\"id\":\"" + part + "\",\"pages\":[1]}")));

			assertThat(refused.times()).as("all that one attempt makes").isEqualTo(5);
			assertThat(outcome.json()).isEqualTo("{\"batchItemFailures\":[]}");
			await().untilAsserted(() -> assertThat(this.api.get("/api/records/" + part).body()).contains("succeeded"));
		}
	}

	@Promise(when = "the time limit of a Lambda comes in the middle of a split",
			then = "it stops by itself before, and its message comes again")
	void aSplitThatWillNotFinishInTimeGoesBackToTheQueue() {
		UploadReceipt stored = this.api.accepted(Pdfs.withPages(3), "a.pdf", "{}");
		String parts = IntStream.range(0, 5_000)
			.mapToObj((i) -> "{\"id\":\"" + UUID.randomUUID() + "\",\"pages\":[0,1,2]}")
			.collect(Collectors.joining(","));
		String message = splitMessage(stored, parts);
		try (LocalLambda split = this.zips.deploy("split", Duration.ofSeconds(6), Map.of())) {
			Outcome outcome = invoke(split, Zips.sqsEvent(message, message));

			assertThat(outcome.json())
				.isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"0\"},{\"itemIdentifier\":\"1\"}]}");
			assertThat(invoke(split, "{}").json()).contains("Rejected");
			assertThat(split.environments()).as("the same, not another after a kill").isEqualTo(1);
		}
	}

	@Test
	void startsFromASnapshot() throws IOException {
		Map<String, String> snapStart = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
		try (LocalLambda split = this.zips.deploy("split", Duration.ofSeconds(30), snapStart);
				LocalLambda record = this.zips.deploy("record", Duration.ofSeconds(30), snapStart);
				LocalLambda upload = this.zips.deploy("upload", Duration.ofSeconds(30), snapStart)) {
			assertThat(invoke(split, "{}").json()).contains("Rejected");
			assertThat(invoke(upload, "{\"metadata\":{\"file_name\":\"a.txt\"},\"content\":\"YQ==\"}").json())
				.contains("queued");
			assertThat(invoke(record, "{\"id\":\"" + UUID.randomUUID() + "\",\"status\":\"queued\"}").json())
				.contains("Metadata stored");
		}

		assertThat(this.zips.logs().lines().filter((line) -> line.contains("ready for a snapshot"))).hasSize(3);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void theDigestsOfPartsAreTakenInNativeCode() throws IOException {
		this.zips.invoke("split", "{}");

		assertThat(this.zips.logs()).contains("SHA-256 and AES-GCM of AmazonCorrettoCryptoProvider")
			.doesNotContain("slower here");
	}

	@Test
	void keepsPayloadsOutOfTheLog() throws IOException {
		this.zips.invoke("upload", "{\"metadata\":{\"file_name\":\"sesame\",\"tags\":[3]},\"content\":\"YQ==\"}");
		this.zips.batch("record", "{\"id\":\"sesame\"}", "sesame");
		this.zips.batch("split", "{\"bucket\":\"sesame\"}");

		assertThat(this.zips.logs()).contains("Message 0 failed").doesNotContain("sesame");
	}

	@Test
	void whatIsUnderWayAtAStopIsGivenBack() throws Exception {
		String parts = IntStream.range(0, 5_000)
			.mapToObj((i) -> "{\"id\":\"" + UUID.randomUUID() + "\",\"pages\":[0]}")
			.collect(Collectors.joining(","));
		UploadReceipt stored = this.api.accepted(Pdfs.withPages(1), "a.pdf", "{}");
		SqsClient sqs = this.pipeline.host().getBean(SqsClient.class);
		sqs.sendMessage((send) -> send.queueUrl(queue("processing")).messageBody(splitMessage(stored, parts)));
		Traces traces = new Traces(this.pipeline);
		Path folder = Files.createTempDirectory("lambdas-");
		try (LocalLambdas functions = LocalLambdas.start(Zips.REPOSITORY, folder, this.pipeline.environment(), sqs,
				queue("records"), queue("processing"), LocalLambdas.TIMEOUT)) {
			await().until(() -> traces.messagesUnderWay(queue("processing")) == 1);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}

		assertThat(traces.messagesUnderWay(queue("processing"))).isZero();
		assertThat(traces.messages(queue("processing"))).isEqualTo(1);
		sqs.purgeQueue((purge) -> purge.queueUrl(queue("processing")));
	}

	@Test
	void queuesFeedTheZips() throws Exception {
		Path folder = Files.createTempDirectory("lambdas-");
		try (LocalLambdas functions = LocalLambdas.start(Zips.REPOSITORY, folder, this.pipeline.environment(),
				this.pipeline.host().getBean(SqsClient.class), queue("records"), queue("processing"),
				LocalLambdas.TIMEOUT)) {
			SqsClient sqs = this.pipeline.host().getBean(SqsClient.class);
			List<UUID> ids = IntStream.range(0, 15).mapToObj((i) -> UUID.randomUUID()).toList();
			for (UUID id : ids) {
				sqs.sendMessage((send) -> send.queueUrl(queue("records"))
					.messageBody(Json.write(Map.of("id", id, "status", "succeeded"))));
			}
			sqs.sendMessage((send) -> send.queueUrl(queue("records")).messageBody("poison"));

			await().untilAsserted(() -> assertThat(ids)
				.allSatisfy((id) -> assertThat(this.api.get("/api/records/" + id).statusCode()).isEqualTo(200)));
			await().untilAsserted(() -> assertThat(new Traces(this.pipeline).messages(queue("records"))).isEqualTo(1));
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private static String splitMessage(UploadReceipt stored, String fileMap) {
		return "{\"process_id\":\"" + UUID.randomUUID() + "\",\"record_id\":\"" + stored.file().id()
				+ "\",\"bucket\":\"" + stored.file().bucket() + "\",\"key\":\"" + stored.file().objectKey()
				+ "\",\"metadata\":{\"file_name\":\"a.pdf\",\"process\":true,\"process_params\":{\"split_params\":{\"file_map\":["
				+ fileMap + "]}}}}";
	}

	/** Queues of their own, which the host does not listen to. */
	private String queue(String name) {
		return this.pipeline.host()
			.getBean(SqsClient.class)
			.createQueue((create) -> create.queueName("zips-" + name))
			.queueUrl();
	}

	private Map<String, Object> http(String function, String method, String path, Map<String, String> headers,
			String body) {
		return Api.json(this.zips.invoke(function,
				Json.write(Map.of("version", "2.0", "rawPath", path, "headers", headers, "requestContext",
						Map.of("stage", "stage", "http", Map.of("method", method)), "body", body, "isBase64Encoded",
						false)))
			.json());
	}

	private static Outcome invoke(LocalLambda function, String event) {
		return function.invoke(event.getBytes(StandardCharsets.UTF_8));
	}

}
