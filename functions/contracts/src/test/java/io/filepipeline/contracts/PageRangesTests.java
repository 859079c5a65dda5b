package io.filepipeline.contracts;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PageRangesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1            | 0
			1-3,7        | 0 1 2 6
			8-last       | 7 8 9
			8-           | 7 8 9
			-3           | 0 1 2
			last         | 9
			last-1       | 8
			last-2..last | 7 8 9
			1-last-7     | 0 1 2
			last-8-3     | 1 2
			3..1         | 2 1 0
			even         | 1 3 5 7 9
			odd          | 0 2 4 6 8
			all          | 0 1 2 3 4 5 6 7 8 9
			2,2, 1 - 2   | 1 1 0 1
			-last-9      | 0
			""")
	void areCountedFromOne(String ranges, String pages) {
		check(ranges);

		assertThat(PageRanges.resolve(ranges, 10).stream().map(String::valueOf).collect(Collectors.joining(" ")))
			.isEqualTo(pages);
	}

	@ParameterizedTest
	@ValueSource(strings = { "11", "9-11", "last-10", "1-999999999", "1,11" })
	void mustBeInTheDocument(String ranges) {
		check(ranges);

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> PageRanges.resolve(ranges, 10))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.PAGE_OUT_OF_RANGE));
	}

	@Test
	void mustBeAtLeastOnePage() {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> PageRanges.resolve("even", 1))
			.withMessageContaining("There is no page for even");
	}

	@Test
	void doNotRepeatWithoutEnd() {
		String ranges = "all" + ",all".repeat(2000);
		check(ranges);

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> PageRanges.resolve(ranges, 200))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.TOO_MANY_PAGES));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0", "-", "..", "1,", ",1", "1--3", "1-2-3", "first", "1;2", "1.5", "all-3",
			"lastly", "1 2", "-0", "1-0", "9999999999", "LAST" })
	void areNothingElse(String ranges) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> check(ranges))
			.satisfies((ex) -> assertThat(ex.problem().errors()).extracting(Problem.FieldError::pointer)
				.containsExactly("/ranges/0"));
	}

	/** As long as they may be, and with nothing that says early that they are none. */
	@ParameterizedTest
	@ValueSource(strings = { "%sx", "1 -%sx", "1%s-%<sx", "%s-%<sx", "%s", "%s-%<s" })
	void takeTimeInProportionToTheirLength(String ranges) {
		String spaces = " ".repeat(4900);

		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> areNothingElse(ranges.formatted(spaces)));
	}

	private static void check(String ranges) {
		Constraints.check(Json.read("{\"ranges\":" + Json.write(List.of(ranges)) + "}", SplitParams.class), "");
	}

}
