package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StringsTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "(plain), plain", "(a(b)c), a(b)c", "(\\(\\)\\\\), ()\\",
			"(\\101\\60b), A0b", "(\\53x), +x", "<41 4>, A@", "<>, \"\"", "(\\q), q" })
	void decodes(String written, String meant) {
		assertThat(decoded(written)).isEqualTo(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r", "\n", "\r\n" })
	void knowsEveryLineBreak(String end) {
		assertThat(decoded("(a\\" + end + "b)")).isEqualTo("ab");
		assertThat(decoded("(a" + end + "b)")).isEqualTo("a\nb");
	}

	private static String decoded(String written) {
		byte[] bytes = written.getBytes(StandardCharsets.ISO_8859_1);
		return Strings.decode(new Span(bytes, 0, bytes.length));
	}

}
