package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients do with webhooks.
 */
final class Webhooks {

	private static final String ENDPOINTS = "/api/webhook-endpoints";

	private Webhooks() {
	}

	static HttpResponse<String> post(Api api, String json) {
		return api.post(ENDPOINTS, json, "content-type", "application/json");
	}

	/** Registers an endpoint. */
	static Endpoint register(Api api, String url, String... fields) {
		HttpResponse<String> answer = post(api, "{\"url\":\"" + url + "\""
				+ String.join("", List.of(fields).stream().map((field) -> "," + field).toList()) + "}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return Endpoint.of(Api.json(answer));
	}

	static HttpResponse<String> change(Api api, UUID id, String json) {
		return api.send("PATCH", ENDPOINTS + "/" + id, BodyPublishers.ofString(json), "content-type",
				"application/merge-patch+json");
	}

	@SuppressWarnings("unchecked")
	static void deleteAll(Api api) {
		for (Map<String, Object> endpoint : (List<Map<String, Object>>) Api.json(api.get(ENDPOINTS)).get("endpoints")) {
			assertThat(api.send("DELETE", ENDPOINTS + "/" + endpoint.get("id"), BodyPublishers.noBody()).statusCode())
				.isEqualTo(204);
		}
	}

	static Map<String, Object> delivery(Api api, UUID id) {
		HttpResponse<String> answer = api.get("/api/webhook-deliveries/" + id);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Api.json(answer);
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> deliveries(Api api, String query) {
		return (List<Map<String, Object>>) Api.json(api.get("/api/webhook-deliveries?" + query)).get("deliveries");
	}

	/**
	 * An endpoint.
	 *
	 * @param id what it is called by
	 * @param secret what it is signed with
	 */
	record Endpoint(UUID id, String secret) {

		private static Endpoint of(Map<String, Object> json) {
			String secret = (String) json.get("secret");
			LogWatch.forbid(secret.substring("whsec_".length()));
			return new Endpoint(UUID.fromString((String) json.get("id")), secret);
		}

		/** Has it tried; the id of the delivery. */
		UUID test(Api api) {
			HttpResponse<String> answer = api.post(ENDPOINTS + "/" + this.id + "/test", "");
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
			return UUID.fromString((String) Api.json(answer).get("id"));
		}

		/** The same with its next secret. */
		Endpoint rotate(Api api) {
			HttpResponse<String> answer = api.post(ENDPOINTS + "/" + this.id + "/rotate-secret", "");
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return of(Api.json(answer));
		}

	}

}
