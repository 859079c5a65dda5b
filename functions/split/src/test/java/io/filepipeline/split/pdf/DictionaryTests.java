package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DictionaryTests {

	@Test
	void isFoundByItsEndOrItsBeginning() {
		String text = "<</A 1/B<</C[<2>]>>/ (>>)/D 2 0 R % >>\n/E/F>>";
		byte[] bytes = (text + " <</G 3>>").getBytes(StandardCharsets.US_ASCII);

		Dictionary byBeginning = Dictionary.at(bytes, 0, bytes.length);
		Dictionary byEnd = Dictionary.of(new Span(bytes, 0, text.length()));

		assertThat(byBeginning.size()).isEqualTo(byEnd.size()).isEqualTo(5);
		for (int i = 0; i < 5; i++) {
			assertThat(byBeginning.key(i)).hasToString(byEnd.key(i).toString());
			assertThat(byBeginning.value(i)).hasToString(byEnd.value(i).toString());
		}
		assertThat(byEnd.value(2)).hasToString("(>>)");
	}

	/** These have the same hash. */
	@ParameterizedTest
	@ValueSource(strings = { "<</F1285 5 0 R/aPCP 6 0 R>>", "<</aPCP 1/F1285<</aPCP 1>>>>" })
	void hasKeysThatResembleEachOther(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		Span span = new Span(bytes, 0, bytes.length);

		assertThat(Dictionary.of(span).get(Name.of("F1285"))).isNotNull();
		assertThat(Dictionary.at(bytes, 0, bytes.length).get(Name.of("aPCP"))).isNotNull();
		assertThat(new ObjectText(Budget.ofPart()).value(span).toChunk(Body.NONE).size()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<</A 1", "<</AB 1/A 1/AB 1>>", "<</A 1>", "<</A>>", "<</A 1 2>>", "<<(A)1>>",
			"<</A 1/A 2>>", "<</A[>>", "<</A 1]>>", "<</A<</B 1>>" })
	void isIrregularIfItIsDamaged(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

		assertThatExceptionOfType(Irregular.class).isThrownBy(() -> Dictionary.at(bytes, 0, bytes.length));
	}

}
