package io.filepipeline.contracts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningSecretsTests {

	private static final String FIRST = "whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk";

	private static final String SECOND = "whsec_bmV3IG5ldyBuZXcgbmV3IG5ldyBuZXcgbmV3";

	@Test
	void signsWithTheFirstAndAcceptsAll() {
		SigningSecrets secrets = SigningSecrets.parse(" " + FIRST + "  " + SECOND + " ");

		Map<String, String> signed = secrets.sign("msg_1", Instant.now(), "{}");
		Map<String, String> signedByTheOld = SigningSecrets.parse(SECOND).sign("msg_1", Instant.now(), "{}");

		assertThat(SigningSecrets.parse(FIRST).verify(signed::get, "{}")).isTrue();
		assertThat(secrets.verify(signedByTheOld::get, "{}")).isTrue();
		assertThat(SigningSecrets.parse(SECOND).verify(signed::get, "{}")).isFalse();
	}

	@Test
	void refusesWhatIsNotSignedOrWasChangedOrIsOld() {
		SigningSecrets secrets = SigningSecrets.parse(FIRST);
		Map<String, String> signed = secrets.sign("msg_1", Instant.now(), "{}");
		Map<String, String> old = secrets.sign("msg_1", Instant.now().minusSeconds(600), "{}");

		assertThat(secrets.verify((name) -> null, "{}")).isFalse();
		assertThat(secrets.verify(signed::get, "{ }")).isFalse();
		assertThat(secrets.verify(old::get, "{}")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "-300, true", "300, true", "-301, false", "301, false" })
	void knowsByTheHeadersWhatIsNotOfTheLastFiveMinutes(int seconds, boolean expected) {
		Instant now = Instant.now();
		Map<String, String> signed = SigningSecrets.parse(FIRST).sign("msg_1", now.plusSeconds(seconds), "{}");

		assertThat(SigningSecrets.mayVerify(signed::get, now)).isEqualTo(expected);
		for (String missing : signed.keySet()) {
			Map<String, String> others = new HashMap<>(signed);
			others.remove(missing);
			assertThat(SigningSecrets.mayVerify(others::get, now)).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "secret", "whsec_", "whsec_dG9vIHNob3J0", "whsec_###",
			"b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk" })
	void refusesWeakSecretsWithoutRepeatingThem(String setting) {
		assertThatIllegalArgumentException().isThrownBy(() -> SigningSecrets.parse(setting))
			.withMessage(
					"CALLBACK_SIGNING_SECRET (pipeline.callback.signing-secret): each is whsec_ and the base64 of 24"
							+ " to 64 random bytes");
	}

	@Test
	void keepsThemOutOfLogs() {
		assertThat(SigningSecrets.parse(FIRST)).asString().doesNotContain("b2xk");
	}

}
