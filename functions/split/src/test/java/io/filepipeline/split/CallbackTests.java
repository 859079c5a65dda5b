package io.filepipeline.split;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.contracts.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallbackTests {

	private static final String SECRET = "whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk";

	private static final List<FileRecord> PARTS = List.of(FileRecord.queued(UUID.randomUUID()).running());

	private final Receiver receiver = Receiver.start();

	@AfterEach
	void stop() {
		this.receiver.close();
	}

	@Test
	void isSignedAsInStandardWebhooks() throws Exception {
		callback().report(PARTS);

		Receiver.Request request = this.receiver.requests().get(0);
		assertThat(request.body()).isEqualTo(Json.write(PARTS));
		assertThat(request.headers()).containsEntry("content-type", List.of("application/json"));
		assertThatCode(() -> new Webhook(SECRET).verify(request.body(), request.headers())).doesNotThrowAnyException();
	}

	@Test
	void isSentAgainUnderTheSameId() throws Exception {
		this.receiver.answers(500, 503, 201);

		callback().report(PARTS);

		assertThat(this.receiver.requests()).hasSize(3)
			.extracting((request) -> request.headers().get("webhook-id"))
			.containsOnly(this.receiver.requests().get(0).headers().get("webhook-id"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 401, 404, 500 })
	void failsWhenItIsNotTaken(int status) throws Exception {
		this.receiver.answers(status, status, status, status);

		assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> callback().report(PARTS))
			.havingCause()
			.withMessageContaining("answered with " + status);
		assertThat(this.receiver.requests()).hasSize(3);
	}

	@Test
	void failsWhenNobodyListens() throws Exception {
		Callback callback = callback();
		this.receiver.close();

		assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> callback.report(PARTS));
	}

	private Callback callback() throws Exception {
		RetryTemplate retries = new RetryTemplate(
				RetryPolicy.builder().maxRetries(2).delay(Duration.ofMillis(1)).excludes(Unavailable.class).build());
		return new Callback(this.receiver.url(), SigningSecrets.parse(SECRET), java.net.http.HttpClient::newHttpClient,
				retries, Clock.systemUTC());
	}

}
