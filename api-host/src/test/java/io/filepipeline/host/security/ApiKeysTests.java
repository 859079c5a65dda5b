package io.filepipeline.host.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * API keys are known by their digests.
 */
class ApiKeysTests {

	/** The digests of {@code abc} (FIPS 180-2) and of nothing. */
	private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

	@Test
	void areToldApartByName() {
		ApiKeys keys = ApiKeys.parse(" first:" + ABC + "  second_2-b:" + EMPTY + "\n");

		assertThat(keys.nameOf("abc")).hasValue("first");
		assertThat(keys.nameOf("")).hasValue("second_2-b");
		assertThat(keys.nameOf("ABC")).isEmpty();
		assertThat(keys.nameOf(ABC)).isEmpty();
		assertThat(keys.isEmpty()).isFalse();
		assertThat(keys).hasToString("ApiKeys[first, second_2-b]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "\n" })
	void mayBeNone(String setting) {
		assertThat(ApiKeys.parse(setting).isEmpty()).isTrue();
		assertThat(ApiKeys.parse(setting).nameOf("")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { ABC, ":" + ABC, "a:", "a:abc", "a b:" + ABC, "a:" + ABC + "0", "a:" + ABC + ",b:" + EMPTY,
			"a:" + ABC + " a:" + EMPTY, "ä:" + ABC })
	void areRefusedInAnyOtherForm(String setting) {
		assertThatIllegalArgumentException().isThrownBy(() -> ApiKeys.parse(setting))
			.withMessageContaining("API_KEYS (pipeline.api.keys)")
			.withMessageNotContaining(ABC);
	}

}
