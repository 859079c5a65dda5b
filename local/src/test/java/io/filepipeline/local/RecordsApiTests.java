package io.filepipeline.local;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RecordStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(RunningPipeline.class)
class RecordsApiTests {

	private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

	private final Api api;

	private final Webhook webhook;

	RecordsApiTests(Api api, LocalPipeline pipeline) throws Exception {
		this.api = api;
		this.webhook = new Webhook(
				pipeline.host().getEnvironment().getRequiredProperty("pipeline.callback.signing-secret"));
	}

	@Test
	void listsTheNewestFirstPageByPage() {
		String folder = "folder " + UUID.randomUUID();
		List<UUID> uploaded = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			uploaded.add(0,
					this.api
						.accepted(TEXT, "t.txt", "{\"folder_name\": \"" + folder + "\", \"tags\": [\"t" + i + "\"]}")
						.file()
						.id());
		}
		String query = "/api/records/?limit=2&folder_name=" + folder.replace(" ", "%20");
		await().until(() -> ids(this.api.get(query.replace("limit=2", "limit=5"))).size() == 5);

		List<UUID> listed = new ArrayList<>();
		String next = query;
		while (next != null) {
			HttpResponse<String> page = this.api.get(next);
			assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
			listed.addAll(ids(page));
			next = page.headers()
				.firstValue("link")
				.map((link) -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"))
				.orElse(null);
			assertThat(Api.json(page).containsKey("next_cursor")).isEqualTo(next != null);
		}

		assertThat(listed).isEqualTo(uploaded);
		assertThat(ids(this.api.get(query + "&tag=t3"))).containsExactly(uploaded.get(1));
		assertThat(ids(this.api.get(query + "&tag=none"))).isEmpty();
	}

	@Test
	void takesASignedCallback() {
		FileRecord record = record("called back.pdf");

		HttpResponse<String> answer = callback(Json.write(record), Instant.now());

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(Api.json(answer))
			.isEqualTo(Map.of("id", record.id().toString(), "message", "Metadata storage queued"));
		await().until(() -> this.api.get("/api/records/" + record.id()).body().contains("called back.pdf"));
	}

	@Test
	void takesACallbackOfAHundredRecords() {
		List<FileRecord> records = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			records.add(record("part " + i + ".pdf"));
		}

		HttpResponse<String> answer = callback(Json.write(records), Instant.now());

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(Json.readOneOrMany(answer.body(), Map.class)).hasSize(100);
		await().untilAsserted(() -> assertThat(records).allSatisfy(
				(record) -> assertThat(this.api.get("/api/records/" + record.id()).statusCode()).isEqualTo(200)));
	}

	@Test
	void refusesACallbackThatIsNotOurs() throws Exception {
		String body = Json.write(record("forged.pdf"));
		long now = Instant.now().getEpochSecond();
		String signature = this.webhook.sign("msg_1", now, body);
		String foreign = new Webhook("whsec_Zm9yZWlnbiBmb3JlaWduIGZvcmVpZ24gZm9yZWlnbiE=").sign("msg_1", now, body);

		assertUnauthenticated(this.api.post("/api/records/", body, "content-type", "application/json"));
		assertUnauthenticated(send(body, "msg_1", now, foreign));
		assertUnauthenticated(send(body, "msg_1", now, "v1,"));
		assertUnauthenticated(send(body, "msg_2", now, signature));
		assertUnauthenticated(send(body, "msg_1", now + 1, signature));
		assertUnauthenticated(send(body.replace("forged", "f0rged"), "msg_1", now, signature));
		assertUnauthenticated(send("not even JSON", "msg_1", now, signature));
	}

	@Test
	void refusesACallbackThatIsReplayed() {
		String body = Json.write(record("old.pdf"));

		assertUnauthenticated(callback(body, Instant.now().minusSeconds(360)));
		assertUnauthenticated(callback(body, Instant.now().plusSeconds(360)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "[{}]", "7", "{\"id\": \"x\", \"status\": \"succeeded\"}",
			"{\"id\": \"019ab3f6-4c10-7000-9ac6-1d2f5be07a31\", \"status\": \"done\"}",
			"{\"id\": \"019ab3f6-4c10-7000-9ac6-1d2f5be07a31\", \"status\": \"failed\", \"size\": -1}" })
	void refusesASignedCallbackThatMakesNoSense(String body) {
		HttpResponse<String> answer = callback(body, Instant.now());

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("\"code\":\"validation_failed\"");
	}

	@Test
	void refusesMoreThanAHundredRecords() {
		String record = Json.write(record("one.pdf"));

		HttpResponse<String> answer = callback("[" + (record + ",").repeat(100) + record + "]", Instant.now());

		assertThat(answer.statusCode()).isEqualTo(400);
	}

	private HttpResponse<String> callback(String body, Instant when) {
		try {
			long seconds = when.getEpochSecond();
			return send(body, "msg_1", seconds, this.webhook.sign("msg_1", seconds, body));
		}
		catch (com.standardwebhooks.exceptions.WebhookSigningException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpResponse<String> send(String body, String id, long seconds, String signature) {
		return this.api.post("/api/records", body, "content-type", "application/json", "webhook-id", id,
				"webhook-timestamp", Long.toString(seconds), "webhook-signature", signature);
	}

	private static void assertUnauthenticated(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
		assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
	}

	private static FileRecord record(String name) {
		return new FileRecord(UUID.randomUUID(), null, null, name, null, null, List.of("split"), null, null, null, null,
				null, null, List.of(0), null, List.of(), RecordStatus.SUCCEEDED, null, null, null);
	}

	@SuppressWarnings("unchecked")
	private static List<UUID> ids(HttpResponse<String> page) {
		return ((List<Map<String, Object>>) Api.json(page).get("records")).stream()
			.map((record) -> UUID.fromString((String) record.get("id")))
			.toList();
	}

}
