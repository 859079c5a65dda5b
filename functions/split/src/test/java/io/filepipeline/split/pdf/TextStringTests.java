package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextStringTests {

	@Test
	void knowsTheEncodings() {
		assertThat(text("(plain \\(and\\) simple)")).isEqualTo("plain (and) simple");
		assertThat(text("<C4208085A0 1F 8A>")).isEqualTo("Ä •–€˜−");
		assertThat(text("<FEFF 00C4 0020 D83D DE00>")).isEqualTo("Ä 😀");
		assertThat(text("<FFFE C400 2000 3DD8 00DE>")).isEqualTo("Ä 😀");
		assertThat(text("<EFBBBF C384 20 F09F9880>")).isEqualTo("Ä 😀");
	}

	@Test
	void isOneLineWithoutControlCharacters() {
		assertThat(text("( a\\n\\tb\\000\\177c )")).isEqualTo("a b c");
		assertThat(text("<FEFF 001B 0065 006E 001B 0061 2028 0085 0062>")).isEqualTo("a b");
	}

	@Test
	void doesNotFailOnHalfACharacter() {
		assertThat(text("<FEFF 0041 D8>")).isEqualTo("A\uFFFD");
		assertThat(text("<FEFF>")).isEmpty();
		assertThat(text("()")).isEmpty();
	}

	private static String text(String string) {
		byte[] bytes = string.getBytes(StandardCharsets.ISO_8859_1);
		return TextString.decode(new Span(bytes, 0, bytes.length));
	}

}
