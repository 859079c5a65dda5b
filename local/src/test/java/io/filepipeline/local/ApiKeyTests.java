package io.filepipeline.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.filepipeline.contracts.SigningSecrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A host with API keys answers those who have one, and callbacks that are signed.
 */
@ExtendWith(RunningPipeline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiKeyTests {

	/** With the digest of {@code first key} and of {@code second key}. */
	static final String KEYS = "first:dd38fe87fa52119289f4a02e401db807600dbfe87d720b35e6d0aff7343a85ab second:2f2d68ba5b8b6487262c33ead2cf950808cca51bb18b2d49509ce2b30f09f80e";

	private static final String RECORD = "{\"id\": \"019ab3f6-4c10-7000-9ac6-1d2f5be07a31\", \"status\": \"failed\"}";

	private final LocalPipeline pipeline;

	private AnotherHost host;

	private Api api;

	ApiKeyTests(LocalPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@BeforeAll
	void start() throws IOException {
		this.host = AnotherHost.start(this.pipeline, "API_KEYS=" + KEYS);
		this.api = this.host.api();
	}

	@AfterAll
	void stop() {
		this.host.close();
	}

	@ParameterizedTest
	@CsvSource({ "X-API-Key, first key", "Authorization, Bearer first key", "authorization, bearer  second key",
			"x-api-key, second key" })
	void takesEitherKeyInEitherHeader(String header, String value) {
		assertThat(this.api.get("/api/records/", header, value).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "X-API-Key, third key", "X-API-Key, ''", "Authorization, Basic Zmlyc3Qga2V5", "Authorization, Bearer",
			"Authorization, first key", "X-API-Keys, first key" })
	void refusesWhatIsNoKey(String header, String value) {
		HttpResponse<String> answer = this.api.get("/api/records", header, value);

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
		assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
		assertThat(Api.json(answer)).containsEntry("code", "unauthenticated").containsEntry("instance", "/api/records");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/records", "/api/records/", "/api/records/019ab3f6-4c10-7000-9ac6-1d2f5be07a31",
			"/api/processes", "/api/processes/019ab3f6-4c10-7000-9ac6-1d2f5be07a31",
			"/api/files/files/019ab3f6-4c10-7000-9ac6-1d2f5be07a31", "/api/nothing", "/api/files/", "/api/folders",
			"/api/webhook-endpoints", "/actuator/prometheus" })
	void refusesEveryPathOfTheApi(String path) {
		assertThat(this.api.get(path).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api//records", "//api/records", "/api/./records", "/x/../api/records", "/%61pi/records",
			"/api/records;x=1", "/api;/records", "/API/records", "/api/records%2f", "/api%2frecords",
			"/api/records%00" })
	void isNotGotAroundByOtherSpellings(String path) {
		HttpResponse<String> answer = this.api.get(path);

		assertThat(answer.statusCode()).isBetween(400, 404);
		assertThat(answer.body()).doesNotContain("\"records\":[");
	}

	@Test
	void refusesUploadsAndChangesNothing() {
		Traces.Snapshot before = new Traces(this.pipeline).settled();

		assertThat(this.api.upload(new byte[] { 1, 2, 3 }, "a.bin", "{}").statusCode()).isEqualTo(401);

		assertThat(new Traces(this.pipeline).settled()).isEqualTo(before);
	}

	@Test
	void takesCallbacksBySignatureInsteadOfKey() throws Exception {
		SigningSecrets secrets = SigningSecrets.parse(this.pipeline.environment().get("CALLBACK_SIGNING_SECRET"));
		List<String> signature = new ArrayList<>(List.of("content-type", "application/json"));
		secrets.sign("msg_1", Instant.now(), RECORD).forEach((name, value) -> signature.addAll(List.of(name, value)));

		assertThat(this.api.post("/api/records/", RECORD, signature.toArray(String[]::new)).statusCode())
			.isNotEqualTo(401);
		assertThat(this.api.post("/api/records/", RECORD, "content-type", "application/json", "X-API-Key", "first key")
			.statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/page/app.js", "/swagger-ui/index.html", "/v3/api-docs", "/actuator/health",
			"/actuator/health/readiness" })
	void showsItsPagesAndHealthToEverybody(String path) {
		assertThat(this.api.get(path).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/page/app.js", "/swagger-ui/index.html", "/api/records", "/nothing" })
	void tellsBrowsersToBeCareful(String path) {
		Map<String, List<String>> headers = this.api.get(path).headers().map();

		assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
		assertThat(headers.get("x-frame-options")).containsExactly("DENY");
		assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
		assertThat(headers.get("content-security-policy")).singleElement()
			.asString()
			.contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
	}

	@Test
	void listensToOthersOnlyWhenItHasKeys() {
		assertThat(address(this.host.context())).isNull();
		assertThat(address(this.pipeline.host())).hasToString("localhost/127.0.0.1");
	}

	private static Object address(ConfigurableApplicationContext context) {
		return ((TomcatWebServer) ((ServletWebServerApplicationContext) context).getWebServer()).getTomcat()
			.getConnector()
			.getProperty("address");
	}

}
