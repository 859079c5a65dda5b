package io.filepipeline.local;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Setting;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * One id leads through the logs, and what is private is in none of them.
 */
@ExtendWith({ RunningPipeline.class, Zips.Deployed.class })
class LogsTests {

	private static final String PRIVATE = "never in a log";

	private final String trace = UUID.randomUUID().toString().replace("-", "");

	private final String traceparent = "00-" + this.trace + "-00f067aa0ba902b7-01";

	private final LocalPipeline pipeline;

	private final Api api;

	private final Zips zips;

	LogsTests(LocalPipeline pipeline, Api api, Zips zips) {
		this.pipeline = pipeline;
		this.api = api;
		this.zips = zips;
	}

	@Test
	void oneIdLeadsFromTheUploadToTheRecords() {
		HttpResponse<String> answer = this.api.upload(Pdfs.withPages(3), "never in a log.pdf", """
				{"file_name": "never in a log.pdf", "folder_name": "never in a log", "description": "never in a log",
				 "tags": ["never in a log"], "process": true, "process_params": {"prefix": "never in a log",
				 "split_params": {"file_map": [{"pages": [0, 1]}, {"pages": [7]}]}}}""", "traceparent",
				this.traceparent);
		UploadReceipt receipt = Json.read(answer.body(), UploadReceipt.class);
		this.api.finished(receipt);

		assertThat(answer.headers().firstValue("x-request-id")).hasValue(this.trace);
		UUID file = receipt.file().id();
		UUID process = receipt.processing().processId();
		List<UUID> parts = receipt.processing().recordIds();
		for (String line : List.of("upload.Upload Uploaded " + file,
				"record.Record Record " + file + " is succeeded; 2 parts announced",
				"split.Split Split " + file + ", process " + process + ": 2 parts, 1 of them failed",
				"2 records of process " + process + " are queued",
				"record.Record Record " + parts.get(0) + " is succeeded",
				"record.Record Record " + parts.get(1) + " is failed")) {
			await().untilAsserted(
					() -> assertThat(LogWatch.linesOf(this.trace)).anyMatch((logged) -> logged.contains(line)));
		}
	}

	@Test
	void everyAnswerSaysWhatItIsFoundBy() {
		HttpResponse<String> refused = this.api.get("/api/records/x", "traceparent", "nonsense");

		String id = refused.headers().firstValue("x-request-id").orElseThrow();
		assertThat(id).matches("[0-9a-f]{32}");
		assertThat(Api.json(refused)).containsEntry("trace_id", id);
	}

	@Test
	void aMessageThatFailsIsFoundByTheSameId() {
		LogWatch.forbid(PRIVATE);
		String queue = this.pipeline.servers().queues().records();
		SqsClient sqs = this.pipeline.host().getBean(SqsClient.class);
		sqs.sendMessage((send) -> send.queueUrl(queue)
			.messageBody("{\"id\": \"" + PRIVATE + "\"}")
			.messageAttributes(Map.of("traceparent",
					MessageAttributeValue.builder().dataType("String").stringValue(this.traceparent).build())));

		await().untilAsserted(() -> assertThat(LogWatch.linesOf(this.trace)).hasSize(5)
			.allMatch((line) -> line.contains("FailedMessages Message "))
			.last()
			.asString()
			.contains("failed at receipt 5: validation_failed"));
		await().until(() -> Queues.messages(sqs, queue + "-dead-letters") == 1);
		sqs.purgeQueue((purge) -> purge.queueUrl(queue + "-dead-letters"));
	}

	@Test
	void aFunctionLogsLinesOfJsonWithTheIdOfTheMessage() throws Exception {
		UUID id = UUID.randomUUID();
		List<Map<String, Object>> messages = List.of(
				message("{\"id\":\"" + id + "\",\"status\":\"succeeded\",\"size\":5}"),
				message("{\"id\":\"" + PRIVATE + "\"}"));

		this.zips.invoke("record", Json.write(Map.of("Records", messages)));

		List<String> lines = this.zips.logs().lines().filter((line) -> line.contains(this.trace)).toList();
		assertThat(lines).hasSize(2);
		assertThat(Api.json(lines.get(0))).containsEntry("trace_id", this.trace)
			.containsEntry("level", "INFO")
			.containsEntry("logger_name", "io.filepipeline.record.Record")
			.containsEntry("message", "Record " + id + " is succeeded; 0 parts announced")
			.containsEntry("event", "uploaded")
			.containsEntry("bytes", 5)
			.containsKey("@timestamp");
		assertThat(Api.json(lines.get(1))).containsEntry("level", "WARN")
			.containsEntry("message", "Message id failed: validation_failed: id must be a UUID");
	}

	@Test
	void aFunctionAnswersHttpWithTheIdOfTheRequest() {
		String request = Json.write(Map.of("rawPath", "/api/files", "headers",
				Map.of("traceparent", this.traceparent, "content-type", "multipart/form-data; boundary=x"), "body",
				Base64.getEncoder().encodeToString(new byte[1]), "isBase64Encoded", true, "requestContext",
				Map.of("stage", "$default", "http", Map.of("method", "POST"))));

		Map<String, Object> answer = Api.json(this.zips.invoke("upload", request).json());

		assertThat(answer.get("headers")).asString().contains("X-Request-Id=" + this.trace);
		assertThat(Api.json((String) answer.get("body"))).containsEntry("trace_id", this.trace);
	}

	@Test
	void errorsOfTheDatabaseDoNotQuoteRows() {
		JdbcClient database = this.pipeline.host().getBean(JdbcClient.class);

		assertThatThrownBy(() -> database.sql("select cast(? as jsonb)").param(PRIVATE).query().singleValue())
			.rootCause()
			.hasMessageContaining("invalid input syntax")
			.hasMessageNotContaining("never");
	}

	@Test
	void settingsKeepSecretsToThemselves() {
		String secret = this.pipeline.host().getEnvironment().getProperty(Setting.SIGNING_SECRET.property());

		assertThat(this.pipeline.host().getBeansWithAnnotation(ConfigurationProperties.class).values())
			.hasSizeGreaterThan(4)
			.allSatisfy((settings) -> assertThat(settings.toString()).doesNotContain(secret));
	}

	@Test
	void whatMustNotBeLoggedIsNoticed() {
		LogWatch.forbid("the secret of this test");
		LoggerFactory.getLogger(LogsTests.class).info("It is {}", "the secret of this test");
		LoggerFactory.getLogger(LogsTests.class)
			.info("It fails", new IllegalStateException(new IllegalArgumentException("the secret of this test")));

		assertThat(LogWatch.leaks()).anyMatch((leak) -> leak.contains("It is"))
			.anyMatch((leak) -> leak.contains("It fails"));
		assertThat(LogWatch.leaks()).isEmpty();
	}

	private Map<String, Object> message(String body) {
		return Map.of("messageId", "id", "eventSource", "aws:sqs", "body", body, "messageAttributes",
				Map.of("traceparent", Map.of("stringValue", this.traceparent, "dataType", "String")));
	}

}
