package io.filepipeline.local;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each gets a problem that says what would be right, and leaves nothing behind.
 */
@ExtendWith(RunningPipeline.class)
class BadInputTests {

	private static final byte[] PDF = Pdfs.withPages(1);

	private final Api api;

	private final Traces traces;

	private Traces.Snapshot before;

	BadInputTests(Api api, Traces traces) {
		this.api = api;
		this.traces = traces;
	}

	@BeforeEach
	void look() {
		this.before = this.traces.settled();
	}

	@AfterEach
	void leavesNothingBehind() {
		assertThat(this.traces.snapshot()).isEqualTo(this.before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					not json                                                                      | /metadata | validation_failed
					[]                                                                            | /metadata | validation_failed
					null                                                                          | /metadata | validation_failed
					{"file_name": 7}                                                              | /metadata/file_name                                   | validation_failed
					{"file_name": "a/b.pdf"}                                                      | /metadata/file_name                                   | validation_failed
					{"file_name": "a\\nb.pdf"}                                                    | /metadata/file_name                                   | validation_failed
					{"file_name": "a\\u0000b.pdf"}                                                | /metadata/file_name                                   | validation_failed
					{"file_name": "a\\u202efdp.exe"}                                              | /metadata/file_name                                   | validation_failed
					{"file_name": "a\\u200bb.pdf"}                                                | /metadata/file_name                                   | validation_failed
					{"file_name": "a\\ufeff"}                                                     | /metadata/file_name                                   | validation_failed
					{"file_name": "a\\uffff"}                                                     | /metadata/file_name                                   | validation_failed
					{"file_name": "a.pdf", "description": "\\ufffe"}                              | /metadata/description                                 | validation_failed
					{"file_name": "a.pdf", "file_name": "b.pdf"}                                  | /metadata | validation_failed
					{"file_name": "a.pdf", "x": 1, "x": 2}                                        | /metadata | validation_failed
					{"file_name": "a.pdf"} {}                                                     | /metadata | validation_failed
					{"file_name": "a.pdf", "x": NaN}                                              | /metadata | validation_failed
					{"file_name": "a.pdf", "tags": "x"}                                           | /metadata/tags                                        | validation_failed
					{"file_name": "a.pdf", "process": "maybe"}                                    | /metadata/process                                     | validation_failed
					{"file_name": "a.pdf", "process": true}                                       | /metadata/process_params                              | validation_failed
					{"file_name": "a.pdf", "process": true, "process_params": {}}                 | /metadata/process_params/split_params                 | validation_failed
					{"file_name": "a.pdf", "process_params": {"split_params": {"file_map": []}}}  | /metadata/process_params/split_params/file_map        | validation_failed
					{"file_name": "a.pdf", "process_params": {"split_params": {"file_map": [{"pages": []}]}}}    | /metadata/process_params/split_params/file_map/0/pages   | validation_failed
					{"file_name": "a.pdf", "process_params": {"split_params": {"file_map": [{"pages": [-1]}]}}}  | /metadata/process_params/split_params/file_map/0/pages/0 | validation_failed
					{"file_name": "a.pdf", "process_params": {"split_params": {"file_map": [{"pages": [0.5]}]}}} | /metadata/process_params/split_params/file_map/0/pages/0 | validation_failed
					{"file_name": "a.pdf", "process_params": {"split_params": {"file_map": [{"pages": ["0"]}]}}} | /metadata/process_params/split_params/file_map/0/pages/0 | validation_failed
					""")
	void metadataThatMakesNoSense(String metadata, String pointer, String code) {
		HttpResponse<String> answer = this.api.upload(PDF, "a.pdf", metadata);

		assertProblem(answer, 400, code);
		assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
	}

	@Test
	void moreMetadataThanThereCouldBe() {
		assertProblem(this.api.upload(PDF, "a.pdf", "{\"description\": \"" + "x".repeat(10 << 20) + "\"}"), 400,
				"validation_failed", "metadata");
	}

	@Test
	void metadataNestedTenThousandDeep() {
		assertProblem(this.api.upload(PDF, "a.pdf", "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), 400,
				"validation_failed", "nested");
	}

	@Test
	void morePagesThanOneRequestMayName() {
		String pages = "0,".repeat(100_000) + "0";
		assertProblem(this.api.upload(PDF, "a.pdf", plan("{\"pages\":[" + pages + "]}")), 400, "too_many_pages");
	}

	@Test
	void morePartsThanOneRequestMayAskFor() {
		String parts = "{\"pages\":[0]},".repeat(30_000) + "{\"pages\":[0]}";
		assertProblem(this.api.upload(PDF, "a.pdf", plan(parts)), 400, "too_many_parts");
	}

	@Test
	void noFile() {
		assertProblem(this.api.form(List.of(Api.Part.field("metadata", "{}"))), 400, "validation_failed", "/file");
	}

	@Test
	void aFileThatIsOnlyText() {
		assertProblem(this.api.form(List.of(Api.Part.field("metadata", "{}"), Api.Part.field("file", "text"))), 400,
				"validation_failed", "/file");
	}

	@Test
	void anEmptyFile() {
		assertProblem(this.api.upload(new byte[0], "a.pdf", "{\"file_name\": \"a.pdf\"}"), 400, "empty_file");
	}

	@Test
	void noMetadata() {
		assertProblem(this.api.form(List.of(Api.Part.file("file", "a.pdf", PDF))), 400, "validation_failed",
				"/metadata");
	}

	@Test
	void theSameFieldTwice() {
		Api.Part file = Api.Part.file("file", "a.pdf", PDF);
		Api.Part metadata = Api.Part.field("metadata", "{}");
		assertProblem(this.api.form(List.of(file, file, metadata)), 400, "validation_failed", "/file");
		assertProblem(this.api.form(List.of(file, metadata, metadata)), 400, "validation_failed", "/metadata");
	}

	@Test
	void metadataThatIsNoUtf8() {
		byte[] json = "{\"file_name\": \"\u00ff.pdf\"}".getBytes(StandardCharsets.ISO_8859_1);
		for (String fileName : Arrays.asList(null, "a.json")) {
			assertProblem(
					this.api
						.form(List.of(Api.Part.file("file", "a.pdf", PDF), Api.Part.file("metadata", fileName, json))),
					400, "validation_failed", "/metadata", "UTF-8");
		}
	}

	@Test
	void metadataInTheUrl() {
		String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\na\r\n--b--\r\n";
		assertProblem(
				this.api.post("/api/files/?metadata=%7B%7D", form, "content-type", "multipart/form-data; boundary=b"),
				400, "validation_failed", "/metadata");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /api/records/?tag=%zz-never-in-a-log HTTP/1.1",
			"GET /api/records/?tag=%ff-never-in-a-log HTTP/1.1", "GET /api/records/?tag=<never-in-a-log> HTTP/1.1",
			"GET /api/files/files/00000000-0000-4000-8000-000000000000 HTTP/1.1\r\nIf-Match: \u0080-never-in-a-log",
			"GET /api/records/ HTTP/1.1\r\nAuthorization: Bearer never-in-a-log\u0000",
			"GET /api/records/ HTTP/1.1\r\nAuthoriz@tion : Bearer never-in-a-log",
			"GET /api/records/ HTTP/1.1\r\nCookie: a=\"never-in-a-log\u0001",
			"POST /api/records/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: never-in-a-log",
			"POST /api/records/ HTTP/1.1\r\nTransfer-Encoding: never-in-a-log",
			"POST /api/records/ HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
			"POST /api/records/ HTTP/1.1\r\nContent-Length: -1", "G@T /never-in-a-log HTTP/1.1" })
	void requestsThatCannotBeRead(String request) throws Exception {
		LogWatch.forbid("never-in-a-log");

		RawResponse answer = RawResponse.to(this.api.base(), request);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).contains("\"status\":400", "\"code\":\"validation_failed\"")
			.doesNotContain("Bearer", "If-Match", "Exception");
	}

	/** As the name of a web page would that leads to this machine. */
	@Test
	void anotherNameForThisMachine() throws Exception {
		RawResponse answer = RawResponse.to(URI.create("http://2130706433:" + this.api.base().getPort()),
				"GET /api/records/ HTTP/1.1");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).contains("\"pointer\":\"/Host\"");
	}

	/** Its name and value are not for a log, either. */
	@Test
	void aCookieThatCannotBeReadIsIgnored() throws Exception {
		LogWatch.forbid("never-in-a-log");

		assertThat(
				RawResponse.to(this.api.base(), "GET /api/records/ HTTP/1.1\r\nCookie: a=\u00ff\"never-in-a-log,;b=[{")
					.status())
			.isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "zz", "3\r\n--b\r\nzz", "3\r\n--bzz" })
	void aFormInChunksThatAreNone(String chunks) throws Exception {
		RawResponse answer = RawResponse.to(this.api.base(),
				"POST /api/files/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
						+ "Content-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n\r\n" + chunks);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).contains("\"code\":\"validation_failed\"");
	}

	@Test
	void aFormWithoutAnEnd() {
		String cut = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4";
		assertProblem(this.api.post("/api/files/", cut, "content-type", "multipart/form-data; boundary=b"), 400,
				"upload_incomplete");
	}

	@Test
	void aFormWithoutABoundary() {
		assertProblem(this.api.post("/api/files/", "x", "content-type", "multipart/form-data"), 400,
				"validation_failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/files/", "/api/records/", "/api/processes/" })
	void theWrongContentType(String path) {
		assertProblem(this.api.post(path, "x", "content-type", "text/plain"), 415, "unsupported_media_type");
	}

	@Test
	void theWrongMethod() {
		HttpResponse<String> answer = this.api.send("DELETE", "/api/records/", BodyPublishers.noBody());
		assertProblem(answer, 405, "method_not_allowed");
		assertThat(answer.headers().firstValue("allow")).isPresent();
		assertProblem(this.api.send("PATCH", "/api/files/", BodyPublishers.noBody()), 405, "method_not_allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/records/00000000-0000-4000-8000-000000000000",
			"/api/records/019ab3f6-4c10-7000-9ac6-1d2f5be07a31", "/api/records/not-an-id",
			"/api/processes/019ab3f6-4c10-7000-9ac6-1d2f5be07a31", "/api/processes/x",
			"/api/files/files/019ab3f6-4c10-7000-9ac6-1d2f5be07a31", "/api/files/nothing", "/api/nothing",
			"/api/files/files%2F019ab3f6-4c10-7000-9ac6-1d2f5be07a31" })
	void whatDoesNotExist(String path) {
		assertProblem(this.api.get(path), 404, "not_found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/files/files/../files/x", "/api/files/..%2F..%2Fetc%2Fpasswd", "/api/files/%00",
			"/api/files/files/%00", "/api/files/files%5C..%5Cx", "/api/files/%c0%ae%c0%ae/", "/api/files/%zz" })
	void keysThatTryToGetSomewhere(String path) throws Exception {
		RawResponse answer = RawResponse.to(this.api.base(), "GET " + path + " HTTP/1.0");
		assertThat(answer.status()).isIn(400, 404);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		Map<String, Object> problem = Api.json(answer.body());
		assertThat(problem.get("code")).isIn("not_found", "validation_failed");
		assertThat(problem).containsKeys("type", "title", "status", "detail", "instance");
	}

	@Test
	void aKeyOfFiveThousandCharacters() {
		assertProblem(this.api.get("/api/files/files/" + "a".repeat(5000)), 404, "not_found");
	}

	@ParameterizedTest
	@CsvSource({ "limit=0, /limit", "limit=101, /limit", "limit=ten, /limit", "cursor=nonsense, /cursor",
			"parent_id=x, /parent_id", "process_id=1, /process_id", "tag=%00, /tag", "folder_name=%00, /folder_name",
			"folder_name=a&folder_name=b, /folder_name", "status=failed&status=done, /status", "kind=parts, /kind",
			"q=--, /q", "created_after=yesterday, /created_after", "created_before=2026-11-24, /created_before",
			"created_before=%2B12026-11-24T00:00:00Z, /created_before" })
	void listsThatMakeNoSense(String query, String pointer) {
		assertProblem(this.api.get("/api/records/?" + query), 400, "validation_failed", pointer);
	}

	/** It was made up: no page of ours ends at a time that PostgreSQL does not know. */
	@ParameterizedTest
	@ValueSource(strings = { "/api/records", "/api/processes", "/api/webhook-deliveries" })
	void aCursorFromTheEndOfTime(String path) {
		String cursor = Base64.getUrlEncoder()
			.encodeToString(("+999999999-12-31T23:59:59Z " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII));

		assertProblem(this.api.get(path + "?cursor=" + cursor), 400, "validation_failed", "/cursor");
	}

	private static String plan(String fileMap) {
		return "{\"file_name\":\"a.pdf\",\"process\":true,\"process_params\":{\"split_params\":{\"file_map\":["
				+ fileMap + "]}}}";
	}

	private static void assertProblem(HttpResponse<String> answer, int status, String code, String... says) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
		Map<String, Object> problem = Api.json(answer);
		assertThat(problem).containsEntry("code", code)
			.containsEntry("status", status)
			.containsEntry("type", "urn:file-pipeline:problem:" + code)
			.containsKeys("title", "detail", "instance");
		for (String say : says) {
			assertThat(answer.body()).contains(say);
		}
		assertThat(answer.body()).doesNotContain("Exception", "io.filepipeline", "org.apache", "\\tat ");
		assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(10_000);
	}

}
