package io.filepipeline.contracts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonBodyTests {

	@Test
	void isUtf8() throws IOException {
		assertThat(JsonBody.read(body("\"\u00e9\"".getBytes(StandardCharsets.UTF_8)), 4)).isEqualTo("\"\u00e9\"");
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> JsonBody.read(body("\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1)), 4))
			.withMessageContaining("must be UTF-8");
	}

	@Test
	void hasNoMoreBytesThanItMayHave() {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> JsonBody.read(body(new byte[5]), 4))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.FILE_TOO_LARGE));
	}

	private static ByteArrayInputStream body(byte[] bytes) {
		return new ByteArrayInputStream(bytes);
	}

}
