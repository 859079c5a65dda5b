package io.filepipeline.contracts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					[]                                                                 |                                              | must be a JSON object
					"x"                                                                |                                              | must be a JSON object
					7                                                                  |                                              | must be a JSON object
					null                                                               |                                              | must be a JSON object
					{"file_name": 7}                                                   | /file_name                                   | must be a string
					{"file_name": ["a"]}                                               | /file_name                                   | must be a string
					{"tags": "a"}                                                      | /tags                                        | must be an array
					{"tags": [1]}                                                      | /tags/0                                      | must be a string
					{"process": "maybe"}                                               | /process                                     | must be true or false
					{"process": ""}                                                    | /process                                     | must be true or false
					{"process_params": {"split_params": {"every": ""}}}                | /process_params/split_params/every           | must be a whole number
					{"process_params": ""}                                             | /process_params                              | must be a JSON object
					{"process": 1}                                                     | /process                                     | must be true or false
					{"process_params": []}                                             | /process_params                              | must be a JSON object
					{"process_params": {"split_params": {"file_map": {}}}}             | /process_params/split_params/file_map        | must be an array
					{"process_params": {"split_params": {"file_map": [{"pages": 1}]}}} | /process_params/split_params/file_map/0/pages   | must be an array
					{"process_params": {"split_params": {"file_map": [{"pages": [0, 1.5]}]}}}  | /process_params/split_params/file_map/0/pages/1 | must be a whole number
					{"process_params": {"split_params": {"file_map": [{"pages": ["0"]}]}}}     | /process_params/split_params/file_map/0/pages/0 | must be a whole number
					{"process_params": {"split_params": {"file_map": [{"pages": [true]}]}}}    | /process_params/split_params/file_map/0/pages/0 | must be a whole number
					{"process_params": {"split_params": {"file_map": [{"pages": [99999999999]}]}}} | /process_params/split_params/file_map/0/pages/0 | must be a whole number of at most 2147483647
					{"process_params": {"split_params": {"max_size": 99999999999999999999}}}       | /process_params/split_params/max_size           | must be a whole number of at most 9223372036854775807
					""")
	void namesTheFieldOfTheWrongType(String json, String pointer, String detail) {
		assertRejected(json, (pointer != null) ? pointer : "", detail);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"yesterday\"", "\"2026-11-30\"", "\"+999999999-01-01T00:00:00Z\"",
			"\"-0001-01-01T00:00:00Z\"", "1796000000", "1.5", "true", "{}", "[]", "\"\"" })
	void namesTheTimeThatIsNone(String time) {
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> Json.read("{\"created_at\":" + time + "}", FileRecord.class))
			.satisfies((ex) -> assertThat(ex.problem().errors())
				.containsExactly(new Problem.FieldError("must be a time as in RFC 3339", "/created_at")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{'a':1}", "{\"file_name\": \"a\"} {}", "not json",
			"{\"file_name\": \"a\", \"file_name\": \"b\"}", "{\"file_name\": \"\\ud800\"" })
	void refusesWhatIsNotJson(String json) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> Json.read(json, FileMetadata.class))
			.satisfies((ex) -> assertThat(ex.problem().detail()).contains("JSON")
				.doesNotContain("jackson", "io.filepipeline"));
	}

	@Test
	void refusesWhatIsNestedTooDeeply() {
		String json = "[".repeat(10_000) + "]".repeat(10_000);

		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> Json.read("{\"tags\":" + json + "}", FileMetadata.class));
		assertRejected("{\"unknown\":" + json + "}", "", "is too long or nested too deeply");
	}

	@Test
	void namesTheMessageThatIsNull() {
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> Json.readOneOrMany("[{}, null]", FileMetadata.class))
			.satisfies((ex) -> assertThat(ex.problem().errors())
				.containsExactly(new Problem.FieldError("must be a JSON object", "/1")));
	}

	@Test
	void leavesUnknownFieldsOut() {
		FileMetadata metadata = Json.read("{\"file_name\": \"a\", \"colour\": {\"deep\": [1]}}", FileMetadata.class);

		assertThat(Json.write(metadata)).doesNotContain("colour", "deep");
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "\"true\"" })
	void takesProcessAsABooleanOrAsText(String value) {
		assertThat(Json.read("{\"process\": " + value + "}", FileMetadata.class).process()).isTrue();
	}

	private static void assertRejected(String json, String pointer, String detail) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> Json.read(json, FileMetadata.class))
			.satisfies((ex) -> {
				assertThat(ex.problem().code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
				assertThat(ex.problem().errors()).containsExactly(new Problem.FieldError(detail, pointer));
			});
	}

}
