package io.filepipeline.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.local.Collector.Recorded;
import io.filepipeline.local.lambda.LocalLambda;
import io.filepipeline.testing.Pdfs;
import io.opentelemetry.proto.trace.v1.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A request and all that follows from it is one trace, whoever does it.
 */
@ExtendWith({ RunningPipeline.class, Zips.Deployed.class })
class TracingTests {

	private static final String CLIENT = "00f067aa0ba902b7";

	private static final String PRIVATE = "never in a span";

	private static final String METADATA = """
			{"file_name": "never in a span.pdf", "folder_name": "never in a span", "process": true,
			 "process_params": {"split_params": {"every": 2}}}""";

	private String trace = UUID.randomUUID().toString().replace("-", "");

	private final Api api;

	private final Collector collector;

	private final Zips zips;

	TracingTests(Api api, Collector collector, Zips zips) {
		this.api = api;
		this.collector = collector;
		this.zips = zips;
	}

	@Test
	void leadsFromTheClientThroughTheQueuesToTheCallback() {
		LogWatch.forbid(PRIVATE);
		split(this.trace, "01");

		await().untilAsserted(() -> assertThat(children()).containsOnly("http post /api/files of " + CLIENT,
				"receive file-pipeline-records of http post /api/files",
				"receive file-pipeline-processing of http post /api/files",
				"http post /api/records of receive file-pipeline-processing",
				"receive file-pipeline-records of http post /api/records"));
	}

	@Test
	void beginsInALambda() {
		String event = Zips.uploadEvent("/api/files", Pdfs.withPages(2), METADATA);
		try (LocalLambda upload = deploy("upload")) {
			Map<String, Object> answer = Api.json(upload.invoke(event.getBytes(StandardCharsets.UTF_8)).json());
			this.trace = ((Map<?, ?>) answer.get("headers")).get("X-Request-Id").toString();
		}

		await().untilAsserted(() -> assertThat(children()).containsOnly("POST /api/files of ",
				"receive file-pipeline-records of POST /api/files",
				"receive file-pipeline-processing of POST /api/files",
				"http post /api/records of receive file-pipeline-processing",
				"receive file-pipeline-records of http post /api/records"));
	}

	@Test
	void goesOnInALambdaForEachMessageAndSaysWhichFailed() {
		List<Map<String, Object>> messages = List.of(
				message("{\"id\":\"" + UUID.randomUUID() + "\",\"status\":\"succeeded\"}"),
				message("{\"id\":\"" + PRIVATE + "\"}"));
		try (LocalLambda record = deploy("record")) {
			record.invoke(Json.write(Map.of("Records", messages)).getBytes(StandardCharsets.UTF_8));
		}

		List<Recorded> spans = await().until(() -> this.collector.spans(this.trace), (found) -> found.size() == 2);
		assertThat(spans).allSatisfy((span) -> {
			assertThat(span.service()).isEqualTo("record");
			assertThat(span.name()).isEqualTo("receive records");
			assertThat(span.parent()).isEqualTo(CLIENT);
		})
			.extracting((span) -> span.span().getStatus().getCode())
			.containsExactly(Status.StatusCode.STATUS_CODE_UNSET, Status.StatusCode.STATUS_CODE_ERROR);
	}

	@Test
	void isNotRecordedWhereTheClientRecordsNothing() {
		split(this.trace, "00");
		String recorded = UUID.randomUUID().toString().replace("-", "");
		split(recorded, "01");

		// spans are exported in the order in which they end
		await().until(() -> this.collector.spans(recorded), (spans) -> !spans.isEmpty());
		assertThat(this.collector.spans(this.trace)).isEmpty();
	}

	private void split(String trace, String flags) {
		String body = this.api
			.upload(Pdfs.withPages(2), "traced.pdf", METADATA, "traceparent", traceparent(trace, flags))
			.body();
		this.api.finished(Json.read(body, UploadReceipt.class));
	}

	private LocalLambda deploy(String function) {
		return this.zips.deploy(function, Duration.ofMinutes(1),
				Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", this.collector.endpoint()));
	}

	private Map<String, Object> message(String body) {
		return Map.of("messageId", "id", "eventSource", "aws:sqs", "eventSourceARN",
				"arn:aws:sqs:eu-central-1:1:records", "body", body, "messageAttributes",
				Map.of("traceparent", Map.of("stringValue", traceparent(this.trace, "01"), "dataType", "String")));
	}

	/** What spans the trace has, each with what it belongs to. */
	private List<String> children() {
		Map<String, String> names = this.collector.spans(this.trace)
			.stream()
			.collect(Collectors.toMap(Recorded::id, Recorded::name));
		return this.collector.spans(this.trace)
			.stream()
			.map((span) -> span.name() + " of " + names.getOrDefault(span.parent(), span.parent()))
			.toList();
	}

	private static String traceparent(String trace, String flags) {
		return "00-" + trace + "-" + CLIENT + "-" + flags;
	}

}
