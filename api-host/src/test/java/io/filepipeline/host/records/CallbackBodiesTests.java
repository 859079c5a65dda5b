package io.filepipeline.host.records;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CallbackBodiesTests {

	private Instant now = Instant.parse("2026-11-24T09:30:00Z");

	private final CallbackBodies bodies = new CallbackBodies(10, new Clock() {

		@Override
		public Instant instant() {
			return CallbackBodiesTests.this.now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

	});

	@Test
	void takesNoMoreAtOnceThanThereIsRoomFor() throws IOException {
		String read = this.bodies.read(body("1234567"), (first) -> {
			assertOverloaded(body("1234"));
			assertThat(read("123")).isEqualTo("123");
			return first;
		});

		assertThat(read).isEqualTo("1234567");
		assertThat(read("1234567890")).isEqualTo("1234567890");
	}

	@Test
	void hasRoomAgainAfterWhatIsRefused() {
		for (int i = 0; i < 3; i++) {
			assertThatIllegalStateException().isThrownBy(() -> this.bodies.read(body("1234567890"), (body) -> {
				throw new IllegalStateException("not signed");
			}));
			assertOverloaded(body("12345678901"));
		}
		assertThat(read("1234567890")).isEqualTo("1234567890");
	}

	@Test
	void doesNotWaitForABodyForEver() {
		assertOverloaded(new FilterInputStream(body("12345")) {

			@Override
			public int read(byte[] buffer, int offset, int length) throws IOException {
				CallbackBodiesTests.this.now = CallbackBodiesTests.this.now.plus(Duration.ofSeconds(11));
				return super.read(buffer, offset, 1);
			}

		});
		assertThat(read("1234567890")).isEqualTo("1234567890");
	}

	private void assertOverloaded(InputStream body) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> this.bodies.read(body, Function.identity()))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.OVERLOADED));
	}

	private String read(String body) {
		try {
			return this.bodies.read(body(body), Function.identity());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static InputStream body(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
