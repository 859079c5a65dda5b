package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "[/ null];[/ null]", "[/ 7 0 R];[/ *]", "<</A / /B 1>>;<</A//B 1>>",
					"[ 1 (b)<63> 2.5 ];[1(b)<63>2.5]", "[7 0 R 8 0 R 9];[* * 9]", "[[]<<>>/A];[[]<<>>/A]",
					"[true false]; [true false]" })
	void copiesValuesWithoutWhatSaysNothing(String original, String copy) {
		byte[] bytes = original.getBytes(StandardCharsets.ISO_8859_1);

		Chunk chunk = new ObjectText(Budget.ofPart()).value(new Span(bytes, 0, bytes.length)).toChunk(Body.NONE);

		assertThat(withReferences(chunk)).isEqualTo(copy);
	}

	/** A star where a reference belongs. */
	private static String withReferences(Chunk chunk) {
		StringBuilder text = new StringBuilder(new String(chunk.text(), StandardCharsets.ISO_8859_1));
		for (int i = chunk.gaps().length - 1; i >= 0; i--) {
			text.insert(chunk.gaps()[i], '*');
		}
		return text.toString();
	}

}
