package io.filepipeline.contracts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConstraintsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"file_name": ""}                                                     | /file_name
					{"tags": [""]}                                                        | /tags/0
					{"tags": ["a", null]}                                                 | /tags/1
					{"process_params": {}}                                                | /process_params/split_params
					{"process_params": {"split_params": {}}}                              | /process_params/split_params/file_map
					{"process_params": {"split_params": {"file_map": []}}}                | /process_params/split_params/file_map
					{"process_params": {"split_params": {"file_map": [null]}}}            | /process_params/split_params/file_map/0
					{"process_params": {"split_params": {"file_map": [{}]}}}              | /process_params/split_params/file_map/0/pages
					{"process_params": {"split_params": {"file_map": [{"pages": []}]}}}   | /process_params/split_params/file_map/0/pages
					{"process_params": {"split_params": {"file_map": [{"pages": [0, -1]}]}}}   | /process_params/split_params/file_map/0/pages/1
					{"process_params": {"split_params": {"file_map": [{"pages": [null]}]}}}    | /process_params/split_params/file_map/0/pages/0
					{"process_params": {"prefix": "../x", "split_params": {"file_map": [{"pages": [0]}]}}} | /process_params/prefix
					""")
	void namesTheFieldOutOfBounds(String json, String pointer) {
		FileMetadata metadata = Json.read(json, FileMetadata.class);

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> Constraints.check(metadata, ""))
			.satisfies((ex) -> assertThat(ex.problem().errors()).extracting(Problem.FieldError::pointer)
				.containsExactly(pointer));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b.pdf", "..\\b.pdf", "..", ".", "line\nbreak.pdf", "nul\0.pdf", "tab\t.pdf",
			"evil\u202Efdp.exe", "lone\uD800.pdf", "no text\uFFFE.pdf", "no text\uFFFF.pdf", "esc\u001B[31m.pdf",
			"\u2028.pdf" })
	void refusesNamesThatAreNotWhatTheySeem(String name) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> check(name))
			.satisfies((ex) -> assertThat(ex.problem().errors()).extracting(Problem.FieldError::pointer)
				.containsExactly("/file_name"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sample.pdf", "it's \"quoted\".pdf", "📄 ünï – 文書.pdf", "...", ".pdf", "מסמך.pdf",
			"a;b,c=d%20.pdf" })
	void acceptsNamesOfAllLanguages(String name) {
		assertThat(check(name).fileName()).isEqualTo(name);
	}

	/** No filter finds a folder without a name. */
	@Test
	void takesAnEmptyFolderForNone() {
		assertThat(Json.read("{\"folder_name\":\"\"}", FileMetadata.class).folderName()).isNull();
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> RecordEdit.read("{\"folder_name\":\"\"}"))
			.satisfies((ex) -> assertThat(ex.problem().errors()).extracting(Problem.FieldError::pointer)
				.containsExactly("/folder_name"));
		assertThat(RecordEdit.read("{\"folder_name\":null}").patch()).contains("null");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"detail": "\\u0000", "code": "internal_error"}                       | /error/detail
			{"title": "\\ud800", "code": "internal_error"}                        | /error/title
			{"type": "a\\u202eb", "code": "internal_error"}                       | /error/type
			{"code": "internal_error", "errors": [null]}                          | /error/errors/0
			{"code": "internal_error", "errors": [{"pointer": "/a\\u0000"}]}      | /error/errors/0/pointer
			{"code": "internal_error", "errors": [{"detail": "\\u0000"}]}         | /error/errors/0/detail
			{}                                                                    | /error/code
			""")
	void refusesProblemsThatNoDatabaseHolds(String error, String pointer) {
		FileRecord failed = Json.read(
				"{\"id\": \"0190163d-8694-739b-aea5-966c26f8ad91\", \"status\": \"failed\", \"error\": " + error + "}",
				FileRecord.class);

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> Constraints.check(failed, ""))
			.satisfies((ex) -> assertThat(ex.problem().errors()).extracting(Problem.FieldError::pointer)
				.containsExactly(pointer));
	}

	@Test
	void reportsAFewOfManyFaults() {
		List<PartRequest> parts = java.util.stream.IntStream.range(0, 1000)
			.mapToObj((index) -> new PartRequest(null, List.of(-1)))
			.toList();

		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> Constraints.check(SplitParams.of(parts), "/split_params"))
			.satisfies((ex) -> assertThat(ex.problem().errors()).hasSize(20)
				.allSatisfy((error) -> assertThat(error.pointer()).startsWith("/split_params/file_map/")));
	}

	private FileMetadata check(String name) {
		return Constraints.check(new FileMetadata(name, null, null, null, false, null), "");
	}

}
