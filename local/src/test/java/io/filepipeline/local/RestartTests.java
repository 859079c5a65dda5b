package io.filepipeline.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.local.Queues.Messages;
import io.filepipeline.testing.Pdfs;
import io.awspring.cloud.sqs.listener.AbstractMessageListenerContainer;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What was accepted survives the end of the pipeline, and of the database alone.
 */
class RestartTests {

	private static final byte[] TEXT = "kept".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path folder;

	@Test
	void filesRecordsAndMessagesAreThereAgain() throws Exception {
		Ports ports = Ports.free();
		UploadReceipt recorded;
		UploadReceipt waiting;
		try (LocalPipeline pipeline = start(ports)) {
			Api api = new Api(pipeline.url());
			recorded = api.accepted(TEXT, "kept.txt", "{}");
			await().until(() -> status(api, recorded.file().id()).equals(RecordStatus.SUCCEEDED.wireName()));
			listeners(pipeline).stop();
			waiting = api.accepted(Pdfs.withPages(3), "waiting.pdf", """
					{"file_name": "waiting.pdf", "process": true,
					 "process_params": {"split_params": {"file_map": [{"pages": [2]}]}}}""");
			assertThat(status(api, waiting.file().id())).isEqualTo("queued");
			assertThat(api.process(waiting).status()).isEqualTo(ProcessStatus.QUEUED);
		}
		try (LocalPipeline pipeline = start(ports)) {
			Api api = new Api(pipeline.url());
			assertThat(api.download(recorded.file().objectKey()).body()).isEqualTo(TEXT);
			assertThat(status(api, recorded.file().id())).isEqualTo("succeeded");
			assertThat(api.finished(waiting).status()).isEqualTo(ProcessStatus.SUCCEEDED);
			assertThat(deadLetters(pipeline)).isZero();
		}
	}

	@Test
	void anIssuedIdIsQueuedWhileTheDatabaseIsAway() throws Exception {
		Ports ports = Ports.free();
		try (LocalPipeline pipeline = start(ports)) {
			Api api = new Api(pipeline.url());
			UploadReceipt before = api.accepted(TEXT, "before.txt", "{}");
			await().until(() -> status(api, before.file().id()).equals("succeeded"));
			pipeline.servers().postgres().close();

			UploadReceipt during = api.accepted(TEXT, "during.txt", "{}");

			assertThat(status(api, during.file().id())).isEqualTo("queued");
			assertThat(api.download(during.file().objectKey()).body()).isEqualTo(TEXT);
			// it was seen to have succeeded, and must not seem to be queued again
			assertThat(Api.atOnce(() -> api.get("/api/records/" + before.file().id()),
					() -> api.get("/api/records/" + UUID.randomUUID()), () -> api.get("/api/records/")))
				.allSatisfy((answer) -> assertThat(answer.statusCode()).isEqualTo(503))
				.allSatisfy((answer) -> assertThat(answer.headers().firstValue("retry-after")).hasValue("5"));
			assertThat(api.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

			try (Postgres again = Postgres.start(this.folder.resolve("postgres"), ports.postgres())) {
				assertThat(again.jdbcUrl()).isEqualTo(pipeline.servers().postgres().jdbcUrl());
				await().until(() -> status(api, before.file().id()).equals("succeeded"));
			}
			// what waits would come up in the server of the next test
			pipeline.host()
				.getBean(SqsClient.class)
				.purgeQueue((purge) -> purge.queueUrl(pipeline.servers().queues().records()));
		}
	}

	@Test
	@ExtendWith(RunningPipeline.class)
	void whatIsUnderWayHasTimeToFinish(LocalPipeline pipeline) {
		assertThat(listeners(pipeline).getListenerContainers())
			.extracting((container) -> ((AbstractMessageListenerContainer<?, ?, ?>) container).getContainerOptions()
				.getListenerShutdownTimeout())
			.containsOnly(Duration.ofMinutes(4));
	}

	private LocalPipeline start(Ports ports) throws Exception {
		return LocalPipeline.start(this.folder, ports, Messages.KEPT, new Worker.Host(), (line) -> {
		});
	}

	private static String status(Api api, UUID id) {
		return String.valueOf(Api.json(api.get("/api/records/" + id)).get("status"));
	}

	private static MessageListenerContainerRegistry listeners(LocalPipeline pipeline) {
		return pipeline.host().getBean(MessageListenerContainerRegistry.class);
	}

	private static int deadLetters(LocalPipeline pipeline) {
		Traces traces = new Traces(pipeline);
		return traces.messages(pipeline.servers().queues().records() + "-dead-letters")
				+ traces.messages(pipeline.servers().queues().processing() + "-dead-letters");
	}

}
