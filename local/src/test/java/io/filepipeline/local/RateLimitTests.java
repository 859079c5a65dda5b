package io.filepipeline.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each key makes so many requests a minute; who has none is limited by nothing else.
 */
@ExtendWith(RunningPipeline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitTests {

	/** One more every two seconds. */
	private static final int LIMIT = 30;

	private final LocalPipeline pipeline;

	private AnotherHost host;

	private Api api;

	RateLimitTests(LocalPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@BeforeAll
	void start() throws IOException {
		this.host = AnotherHost.start(this.pipeline, "API_KEYS=" + ApiKeyTests.KEYS, "API_RATE_LIMIT=" + LIMIT);
		this.api = this.host.api();
	}

	@AfterAll
	void stop() {
		this.host.close();
	}

	@Test
	void refusesMoreUntilItSaysThereAreMore() {
		HttpResponse<String> refused = firstRefused(() -> callBy("first key"));

		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
		assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
		assertThat(Api.json(refused)).containsEntry("code", "rate_limited").containsEntry("instance", "/api/records/");
		long wait = refused.headers().firstValueAsLong("retry-after").orElseThrow();
		assertThat(wait).isBetween(1L, 2L);
		assertThat(refused.headers().firstValue("ratelimit")).hasValue("\"default\";r=0;t=" + wait);
		assertThat(firstRefused(() -> this.api.upload(new byte[] { 1 }, "a.bin", "{}", "X-API-Key", "first key"))
			.statusCode()).isEqualTo(429);
		assertThat(callBy("second key").statusCode()).isEqualTo(200);
		await().until(() -> callBy("first key").statusCode() == 200);
	}

	@Test
	void tellsHowManyAreLeft() {
		HttpResponse<String> answer = this.api.get("/api/nothing", "Authorization", "Bearer second key");

		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("ratelimit-policy")).hasValue("\"default\";q=" + LIMIT + ";w=60");
		assertThat(answer.headers().firstValue("ratelimit").orElseThrow()).matches("\"default\";r=2[0-9];t=[1-9]");
	}

	@Test
	void doesNotCountWhatHasNoKey() {
		for (int call = 0; call <= LIMIT; call++) {
			HttpResponse<String> unsigned = this.api.post("/api/records/", "{}", "content-type", "application/json");
			assertThat(unsigned.statusCode()).isEqualTo(401);
			assertThat(unsigned.headers().firstValue("ratelimit")).isEmpty();
			assertThat(callBy("third key").statusCode()).isEqualTo(401);
		}
	}

	/** Others may come back while it is called. */
	private static HttpResponse<String> firstRefused(Supplier<HttpResponse<String>> call) {
		return IntStream.range(0, 10 * LIMIT)
			.mapToObj((number) -> call.get())
			.filter((answer) -> answer.statusCode() >= 400)
			.findFirst()
			.orElseThrow();
	}

	private HttpResponse<String> callBy(String key) {
		return this.api.get("/api/records/", "X-API-Key", key);
	}

}
