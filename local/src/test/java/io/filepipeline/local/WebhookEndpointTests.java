package io.filepipeline.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.filepipeline.local.Webhooks.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Endpoints are registered, changed and listed, whether anybody is there or not.
 */
@ExtendWith(RunningPipeline.class)
class WebhookEndpointTests {

	/** A name that never resolves (RFC 6761). */
	private static final String URL = "https://receiver.invalid/hook";

	private final Api api;

	WebhookEndpointTests(Api api) {
		this.api = api;
	}

	@AfterEach
	void deleteEndpoints() {
		Webhooks.deleteAll(this.api);
	}

	@Test
	void areAsManyAsAHundred() {
		for (int i = 0; i < 100; i++) {
			Webhooks.register(this.api, URL);
		}

		assertThat(Webhooks.post(this.api, "{\"url\":\"" + URL + "\"}").body()).contains("too_many_webhooks");
	}

	@Test
	void areListedPageByPage() {
		Endpoint endpoint = Webhooks.register(this.api, URL);
		List<String> ids = IntStream.range(0, 3).mapToObj((i) -> endpoint.test(this.api).toString()).toList();

		List<String> listed = new ArrayList<>();
		for (String cursor = ""; cursor != null;) {
			Map<String, Object> page = Api
				.json(this.api.get("/api/webhook-deliveries?limit=2&endpoint_id=" + endpoint.id() + cursor));
			((List<?>) page.get("deliveries")).forEach((each) -> listed.add((String) ((Map<?, ?>) each).get("id")));
			cursor = page.containsKey("next_cursor") ? "&cursor=" + page.get("next_cursor") : null;
		}

		assertThat(listed).containsExactly(ids.get(2), ids.get(1), ids.get(0));
		assertThat(this.api.get("/api/webhook-deliveries?status=done").body()).contains("\"pointer\":\"/status\"");
	}

	@Test
	void changeOnlyInWhatIsSent() {
		Endpoint endpoint = Webhooks.register(this.api, URL, "\"folder_name\":\"here\"", "\"description\":\"mine\"");

		Map<String, Object> changed = Api
			.json(Webhooks.change(this.api, endpoint.id(), "{\"folder_name\":null,\"events\":[\"process.failed\"]}"));

		assertThat(changed).doesNotContainKeys("folder_name", "secret")
			.containsEntry("description", "mine")
			.containsEntry("url", URL)
			.containsEntry("events", List.of("process.failed"));
		assertThat(Webhooks.change(this.api, endpoint.id(), "{\"url\":null}").body()).contains("\"pointer\":\"/url\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                      | /url
			{"url":7}                                               | /url
			{"url":"https://a.example","events":[]}                 | /events
			{"url":"https://a.example","events":["process.queued"]} | /events/0
			{"url":"https://a.example","enabled":"maybe"}           | /enabled
			""")
	void areNotRegisteredWhenTheyMakeNoSense(String json, String pointer) {
		assertThat(Webhooks.post(this.api, json).statusCode()).isEqualTo(400);
		assertThat(Webhooks.post(this.api, json).body()).contains("\"pointer\":\"" + pointer + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://169.254.169.254/latest/meta-data", "http://0.0.0.0/",
			"https://[::ffff:169.254.169.254]/", "https://user:secret@127.0.0.1/", "http://127.0.0.1:22/",
			"ftp://127.0.0.1/", "http://[fd00:ec2::254]/" })
	void neverGoWhereNobodyMay(String url) {
		assertThat(Webhooks.post(this.api, "{\"url\":\"" + url + "\"}").body()).contains("webhook_url_forbidden",
				"\"pointer\":\"/url\"");
	}

}
