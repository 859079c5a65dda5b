package io.filepipeline.host.webhooks.sending;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			120                           | PT2M
			0                             | PT0S
			999999999                     | P1D
			9999999999                    | P1D
			Tue, 24 Nov 2026 09:31:00 GMT | PT1M
			Tue, 24 Nov 2026 09:29:00 GMT |
			soon                          |
			-1                            |
			                              |
			""")
	void isSecondsOrADate(String header, Duration pause) {
		assertThat(RetryAfter.parse(header, NOW)).isEqualTo(pause);
	}

}
