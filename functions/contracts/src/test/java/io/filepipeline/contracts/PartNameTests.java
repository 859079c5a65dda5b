package io.filepipeline.contracts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PartNameTests {

	private static final List<PartRequest> PARTS = List.of(new PartRequest(null, List.of(0)));

	@ParameterizedTest
	@CsvSource({ "sample.pdf, split, 2024, split_sample_2024_0.pdf", "sample.pdf, , , sample_0.pdf",
			"sample.pdf, '', 2024, sample_2024_0.pdf", "two.dots.PDF, p, , p_two.dots_0.PDF",
			"no extension, p, s, p_no extension_s_0.pdf", ".pdf, p, , p_0.pdf", ", p, s, p_s_0.pdf" })
	void joinsThePiecesThatAreThere(String fileName, String prefix, String suffix, String expected) {
		ProcessParams params = new ProcessParams(SplitParams.of(List.of()), prefix, suffix, null);

		assertThat(params.partName(fileName, null, 0, null)).isEqualTo(expected);
	}

	@Test
	void hasItsTitleInPlaceOfTheDocumentsName() {
		ProcessParams params = new ProcessParams(SplitParams.of(List.of()), "p", "s", null);

		assertThat(params.partName("sample.pdf", "Chapter 1", 7, null)).isEqualTo("p_Chapter 1_s_7.pdf");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{stem}-{index:03} p{first}-{last} {match} | Invoice 7 | sample-007 p5-3 Invoice 7.pdf
			{stem}-{index:03} p{first}-{last} {match} |           | sample-007 p5-3.pdf
			{stem} {match} {index}                    |           | sample 7.pdf
			{match}                                   | $1        | $1.pdf
			{match}                                   |           | sample_7.pdf
			{index}{index:01}{last:02}.PDF            |           | 7703.pdf
			""")
	void isMadeByATemplate(String template, String match, String expected) {
		assertThat(named(template).partName("sample.pdf", match, 7, List.of(4, 0, 2))).isEqualTo(expected);
	}

	@Test
	void hasAtMost255CharactersByATemplate() {
		String stem = "\uD83D\uDE00".repeat(120);
		String match = "a".repeat(100);

		assertThat(named("{stem} {index:05}").partName(stem + ".pdf", null, 7, null)).isEqualTo(stem + " 00007.pdf");
		assertThat(named("{stem} {match} {index}").partName(stem + ".pdf", match, 7, null))
			.isEqualTo(stem.substring(0, 148) + " " + match + " 7.pdf")
			.hasSize(255);
		assertThat(named("{stem} {match} {index:02}").partName(stem + ".pdf", match, 7, null))
			.isEqualTo(stem.substring(0, 146) + " " + match + " 07.pdf");
		assertThat(named("{match}{match}{match}").partName(stem + ".pdf", match, 7, null)).hasSize(255)
			.endsWith("a.pdf");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                    | must have 1 to 200 characters, and braces only around placeholders: {stem}, {index},
					'{stem'               | braces only around placeholders
					'stem}'               | braces only around placeholders
					'{{stem}}'            | braces only around placeholders
					'{message}'           | has an unknown placeholder, {message}; there are {stem}, {index}, {first}, {last} and {match}
					'{stem:03}'           | has an unknown placeholder, {stem:03}; there are
					'{index:3}'           | of which numbers may have zeros in front, as in {index:03}
					'{stem}/{index}'      | must be a plain name
					""")
	void isNotMadeByWhatIsNoTemplate(String template, String detail) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> Constraints.check(named(template), ""))
			.satisfies((ex) -> {
				assertThat(ex.problem().errors()).extracting(Problem.FieldError::pointer)
					.containsExactly("/name_template");
				assertThat(ex.problem().errors().get(0).detail()).contains(detail);
			});
	}

	@Test
	void isMadeByATemplateOrOfPieces() {
		ProcessParams both = new ProcessParams(SplitParams.of(PARTS), "p", null, "{stem}");

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> Constraints.check(both, ""))
			.withMessageContaining("cannot be combined with prefix or suffix");
		assertThat(Constraints.check(new ProcessParams(SplitParams.of(PARTS), "", null, "{stem}"), "")).isNotNull();
	}

	private static ProcessParams named(String template) {
		return new ProcessParams(SplitParams.of(PARTS), null, null, template);
	}

}
