package io.filepipeline.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No callback gets in unsigned, and none that is signed is an error of the reader's. What
 * is sent has three lines for the headers, and then the body; with {@code sign} as the
 * signature it is signed.
 */
class CallbackFuzzTests {

	private static final SigningSecrets SECRETS = SigningSecrets.parse("whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk");

	private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

	@FuzzTest(maxDuration = "5s")
	void takesOrRejects(byte[] sent) {
		String[] lines = new String(sent, StandardCharsets.UTF_8).split("\n", 4);
		String body = (lines.length > 3) ? lines[3] : "";
		Map<String, String> headers = new HashMap<>();
		for (int i = 0; i < Math.min(lines.length, 3); i++) {
			headers.put(HEADERS.get(i),
					lines[i].equals("now") ? Long.toString(Instant.now().getEpochSecond()) : lines[i]);
		}
		boolean signed = "sign".equals(headers.get("webhook-signature"));
		if (signed) {
			headers.putAll(SECRETS.sign(lines[0], Instant.now(), body));
		}
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
