package io.filepipeline.contracts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PartNameTests {

	@ParameterizedTest
	@CsvSource({ "sample.pdf, split, 2024, split_sample_2024_0.pdf", "sample.pdf, , , sample_0.pdf",
			"sample.pdf, '', 2024, sample_2024_0.pdf", "two.dots.PDF, p, , p_two.dots_0.PDF",
			"no extension, p, s, p_no extension_s_0.pdf", ".pdf, p, , p_0.pdf", ", p, s, p_s_0.pdf" })
	void joinsThePiecesThatAreThere(String fileName, String prefix, String suffix, String expected) {
		ProcessParams params = new ProcessParams(SplitParams.of(List.of()), prefix, suffix);

		assertThat(params.partName(fileName, null, 0)).isEqualTo(expected);
	}

	@Test
	void hasItsTitleInPlaceOfTheDocumentsName() {
		ProcessParams params = new ProcessParams(SplitParams.of(List.of()), "p", "s");

		assertThat(params.partName("sample.pdf", "Chapter 1", 7)).isEqualTo("p_Chapter 1_s_7.pdf");
	}

}
