package io.filepipeline.local;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.local.WebhookReceiver.Request;
import io.filepipeline.local.Webhooks.Endpoint;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Endpoints are told what becomes of processes, by whichever of two hosts.
 */
@ExtendWith(RunningPipeline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class WebhookTests {

	private final LocalPipeline pipeline;

	private final Api api;

	private final JdbcClient database;

	private final WebhookReceiver receiver;

	private AnotherHost other;

	WebhookTests(LocalPipeline pipeline, Api api) throws IOException {
		this.pipeline = pipeline;
		this.api = api;
		this.database = pipeline.host().getBean(JdbcClient.class);
		this.receiver = new WebhookReceiver();
	}

	@BeforeAll
	void start() throws IOException {
		this.other = AnotherHost.start(this.pipeline, "WEBHOOK_ALLOW_PRIVATE=true");
	}

	@AfterEach
	void deleteEndpoints() {
		Webhooks.deleteAll(this.api);
	}

	@AfterAll
	void stop() {
		this.other.close();
		this.receiver.close();
	}

	@Test
	void areSentUntilTheyAreTaken() throws Exception {
		this.receiver.answers(500, 302);
		Endpoint told = register("/script");
		Endpoint elsewhere = register("/ok", "\"folder_name\":\"elsewhere\"");
		Endpoint running = register("/ok", "\"folder_name\":\"here\"", "\"events\":[\"process.running\"]");

		ProcessReport process = process("here");

		UUID id = onlyDelivery(told, process);
		await().until(() -> delivery(id).get("status").equals("succeeded"));
		List<Request> requests = this.receiver.requests(id);
		assertThat(requests).hasSize(3).extracting(Request::body).containsOnly(requests.get(0).body());
		for (Request request : requests) {
			assertThat(request.isSignedWith(told.secret())).isTrue();
			assertThat(request.isSignedWith(running.secret())).isFalse();
			assertThat(request.headers().get("content-type").get(0)).startsWith("application/json");
		}
		assertThat(attempts(id)).extracting((attempt) -> attempt.get("http_status")).containsExactly(500, 302, 200);
		assertThat(delivery(id)).doesNotContainKey("next_attempt_at").containsEntry("body", requests.get(0).body());
		assertThat(Webhooks.deliveries(this.api, "endpoint_id=" + elsewhere.id())).isEmpty();
		await().until(() -> delivery(onlyDelivery(running, process)).get("status").equals("succeeded"));
		assertThat(this.receiver.requests(onlyDelivery(running, process)).get(0).body())
			.contains("\"process.running\"");
	}

	@Test
	void sayWhatTheProcessHasComeTo() throws Exception {
		Endpoint endpoint = register("/ok");
		ProcessReport process = process("told");
		UUID id = onlyDelivery(endpoint, process);
		await().until(() -> !this.receiver.requests(id).isEmpty());

		Map<String, Object> event = Api.json(this.receiver.requests(id).get(0).body());

		Map<String, Object> example = Api
			.json(new ClassPathResource("io/filepipeline/contracts/examples/webhook-event.json")
				.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
		assertThat(event).containsOnlyKeys(example.keySet()).containsEntry("type", "process.partially_succeeded");
		assertThat(data(event)).containsOnlyKeys(data(example).keySet())
			.containsEntry("process_id", process.processId().toString())
			.containsEntry("record_id", process.recordId().toString())
			.containsEntry("status", "partially_succeeded")
			.containsEntry("parts", Map.of("total", 2, "succeeded", 1, "failed", 1))
			.containsEntry("links", Map.of("process", "/api/processes/" + process.processId(), "record",
					"/api/records/" + process.recordId()));
		assertThat(Api.json(this.api.get("/api/processes/" + process.processId())).get("error"))
			.isEqualTo(data(event).get("error"));
	}

	@Test
	void areSentOnceByTwoHosts() {
		Endpoint endpoint = register("/ok");

		List<UUID> ids = IntStream.range(0, 40)
			.mapToObj((i) -> endpoint.test((i % 2 == 0) ? this.api : this.other.api()))
			.toList();

		await()
			.until(() -> Webhooks.deliveries(this.api, "endpoint_id=" + endpoint.id() + "&status=pending").isEmpty());
		assertThat(ids).allSatisfy((id) -> assertThat(this.receiver.requests(id)).hasSize(1));
	}

	@Test
	void areSentByAnotherHostWhenOneHasDied() {
		Endpoint endpoint = register("/ok");
		UUID id = UUID.randomUUID();

		this.database.sql("""
				insert into webhook_deliveries (id, endpoint_id, type, body, leased_until)
				values (:id, :endpoint, 'webhook.test', '{}', now() + interval '1 second')
				""").param("id", id).param("endpoint", endpoint.id()).update();

		assertThat(this.receiver.requests(id)).isEmpty();
		await().until(() -> this.receiver.requests(id).size() == 1);
	}

	@Test
	void areSentAgainOnRequest() throws Exception {
		Endpoint endpoint = register("/500");
		UUID id = endpoint.test(this.api);
		await().until(() -> delivery(id).get("status").equals("failed"));
		assertThat(this.receiver.requests(id)).hasSize(4);

		assertThat(
				Webhooks.change(this.api, endpoint.id(), "{\"url\":\"" + this.receiver.at("/ok") + "\"}").statusCode())
			.isEqualTo(200);
		for (int i = 1; i <= 2; i++) {
			assertThat(redeliver(id)).isEqualTo(202);
			int sent = 4 + i;
			await().until(() -> attempts(id).size() == sent);
		}

		assertThat(delivery(id)).containsEntry("status", "succeeded");
		assertThat(this.receiver.requests(id)).hasSize(6)
			.extracting(Request::body)
			.containsOnly(this.receiver.requests(id).get(0).body());
	}

	@Test
	void areSignedWithBothSecretsWhileOneReplacesTheOther() throws Exception {
		Endpoint before = register("/ok");
		Endpoint after = before.rotate(this.api);

		UUID id = after.test(this.api);

		await().until(() -> this.receiver.requests(id).size() == 1);
		Request request = this.receiver.requests(id).get(0);
		assertThat(request.isSignedWith(before.secret())).isTrue();
		assertThat(request.isSignedWith(after.secret())).isTrue();
		assertThat(Api.json(this.api.get("/api/webhook-endpoints/" + before.id()))).containsKey("old_secret_until")
			.doesNotContainKeys("secret", "old_secret");
		assertThat(this.database.sql("select encode(secret, 'escape') from webhook_endpoints where id = :id")
			.param("id", before.id())
			.query(String.class)
			.single()).doesNotContain("whsec_");
	}

	@Test
	void endWhenTheReceiverIsGone() {
		Endpoint endpoint = register("/410");
		UUID id = endpoint.test(this.api);

		await().until(() -> delivery(id).get("status").equals("failed"));

		assertThat(attempts(id)).hasSize(1);
		assertThat(Api.json(this.api.get("/api/webhook-endpoints/" + endpoint.id()))).containsEntry("enabled", false)
			.containsEntry("disabled_reason", "gone");
		assertThat(redeliver(id)).isEqualTo(409);
		assertThat(Api.json(Webhooks.change(this.api, endpoint.id(), "{\"enabled\":true}")))
			.containsEntry("enabled", true)
			.doesNotContainKey("disabled_reason");
		assertThat(redeliver(id)).isEqualTo(202);
	}

	@Test
	void endWhenNothingHasBeenTakenForDays() {
		Endpoint endpoint = failingForDays("/500");

		endpoint.test(this.api);

		await().until(() -> "failing"
			.equals(Api.json(this.api.get("/api/webhook-endpoints/" + endpoint.id())).get("disabled_reason")));
	}

	@Test
	void goOnWhenTheLastAttemptIsTaken() {
		this.receiver.answers(500, 500, 500);
		Endpoint endpoint = failingForDays("/script");

		UUID id = endpoint.test(this.api);

		await().until(() -> delivery(id).get("status").equals("succeeded"));
		assertThat(attempts(id)).hasSize(4);
		assertThat(Api.json(this.api.get("/api/webhook-endpoints/" + endpoint.id()))).containsEntry("enabled", true)
			.doesNotContainKey("disabled_reason");
	}

	@Test
	void waitForAsLongAsTheReceiverSays() {
		Endpoint endpoint = register("/429");
		UUID id = endpoint.test(this.api);

		await().until(() -> attempts(id).size() == 1);

		assertThat(this.database
			.sql("select paused_until > now() + interval '59 minutes' from webhook_endpoints where id = :id")
			.param("id", endpoint.id())
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void areNotHeldUpByAnEndpointThatIsSlow() {
		Endpoint slow = register("/slow");
		List<UUID> held = IntStream.range(0, 20).mapToObj((i) -> slow.test(this.api)).toList();
		await().until(() -> this.receiver.requests("/slow").size() >= 4);
		Endpoint fast = register("/ok");

		UUID id = fast.test(this.api);

		await().until(() -> delivery(id).get("status").equals("succeeded"));
		assertThat(this.receiver.requests("/slow")).hasSizeLessThanOrEqualTo(8);
		this.receiver.goOn();
		await().until(() -> held.stream().allMatch((each) -> delivery(each).get("status").equals("succeeded")));
	}

	@Test
	void areSentAgainWhenThatIsAskedForDuringTheLastAttempt() {
		this.receiver.answers(500, 500, 500, WebhookReceiver.LATE);
		UUID id = register("/script").test(this.api);
		await().until(() -> this.receiver.requests(id).size() == 4);

		assertThat(redeliver(id)).isEqualTo(202);
		this.receiver.goOn();

		await().until(() -> delivery(id).get("status").equals("succeeded"));
		assertThat(this.receiver.requests(id)).hasSize(5);
	}

	@Test
	void areSentAgainWhenThatIsAskedForDuringTheFirstAttempt() {
		UUID id = register("/slow").test(this.api);
		await().until(() -> this.receiver.requests(id).size() == 1);

		assertThat(redeliver(id)).isEqualTo(202);
		this.receiver.goOn();

		await().until(() -> attempts(id).size() == 2 && delivery(id).get("status").equals("succeeded"));
	}

	@Test
	void areForgottenAfterAMonth() throws IOException {
		Endpoint endpoint = register("/ok");
		UUID old = endpoint.test(this.api);
		UUID recent = endpoint.test(this.api);
		this.database.sql("update webhook_deliveries set created_at = now() - interval '31 days' where id = :id")
			.param("id", old)
			.update();

		AnotherHost.start(this.pipeline, "WEBHOOK_ALLOW_PRIVATE=true").close();

		await().until(() -> this.api.get("/api/webhook-deliveries/" + old).statusCode() == 404);
		assertThat(delivery(recent)).containsEntry("id", recent.toString());
	}

	private Endpoint register(String path, String... fields) {
		return Webhooks.register(this.api, this.receiver.at(path).toString(), fields);
	}

	private Endpoint failingForDays(String path) {
		Endpoint endpoint = register(path);
		this.database.sql("update webhook_endpoints set failing_since = now() - interval '4 days' where id = :id")
			.param("id", endpoint.id())
			.update();
		return endpoint;
	}

	/** One that ends with a part that was made and one that cannot be. */
	private ProcessReport process(String folder) {
		return this.api.finished(this.api.accepted(Pdfs.withPages(2), "told.pdf", "{\"folder_name\":\"" + folder
				+ "\",\"process\":true,\"process_params\":{\"split_params\":{\"ranges\":[\"1\",\"9\"]}}}"));
	}

	private UUID onlyDelivery(Endpoint endpoint, ProcessReport process) {
		List<Map<String, Object>> deliveries = Webhooks.deliveries(this.api,
				"endpoint_id=" + endpoint.id() + "&process_id=" + process.processId());
		assertThat(deliveries).hasSize(1);
		return UUID.fromString((String) deliveries.get(0).get("id"));
	}

	private Map<String, Object> delivery(UUID id) {
		return Webhooks.delivery(this.api, id);
	}

	@SuppressWarnings("unchecked")
	private List<Map<String, Object>> attempts(UUID id) {
		return (List<Map<String, Object>>) delivery(id).get("attempts");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> data(Map<String, Object> event) {
		return (Map<String, Object>) event.get("data");
	}

	private int redeliver(UUID id) {
		return this.api.post("/api/webhook-deliveries/" + id + "/redeliver", "").statusCode();
	}

}
