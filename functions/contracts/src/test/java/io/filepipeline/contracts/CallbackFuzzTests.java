package io.filepipeline.contracts;

import java.time.Instant;
import java.util.Map;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No callback gets in unsigned, and none that is signed is an error of the reader's.
 */
class CallbackFuzzTests {

	private static final SigningSecrets SECRETS = SigningSecrets.parse("whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk");

	@FuzzTest(maxDuration = "5s")
	void takesOrRejects(FuzzedDataProvider data) {
		boolean signed = data.consumeBoolean();
		String id = data.consumeString(40);
		String timestamp = data.consumeBoolean() ? Long.toString(Instant.now().getEpochSecond())
				: data.consumeString(20);
		String signature = data.consumeString(100);
		String body = data.consumeRemainingAsString();
		Map<String, String> headers = signed ? SECRETS.sign(id, Instant.now(), body)
				: Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature);
		try {
			CallbackRequest request = CallbackRequest.read(headers::get, body, SECRETS);

			assertThat(signed).isTrue();
			assertThat(request.requests()).hasSizeBetween(1, 100);
			assertThat(Json.write(request.requests())).isNotEmpty();
		}
		catch (RejectedRequest ex) {
			assertThat(ex.problem().code() == ProblemCode.UNAUTHENTICATED).isNotEqualTo(signed);
			assertThat(Json.write(ex.problem())).doesNotContain("jackson", "io.filepipeline");
		}
	}

}
