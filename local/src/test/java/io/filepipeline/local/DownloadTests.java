package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(RunningPipeline.class)
class DownloadTests {

	private static final String TEXT = "0123456789";

	private final Api api;

	private final String key;

	DownloadTests(Api api) {
		this.api = api;
		this.key = api.accepted(TEXT.getBytes(StandardCharsets.UTF_8), "ten.txt", "{}").file().objectKey();
	}

	@Test
	void sendsTheBytesAsWhatTheyAre() {
		HttpResponse<byte[]> answer = this.api.download(this.key);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).asString().isEqualTo(TEXT);
		assertThat(header(answer, "content-type")).isEqualTo("text/plain");
		assertThat(header(answer, "content-length")).isEqualTo("10");
		assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
		assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
		assertThat(header(answer, "content-disposition")).startsWith("attachment;");
	}

	@ParameterizedTest
	@CsvSource({ "bytes=0-3, 0123, bytes 0-3/10", "bytes=7-, 789, bytes 7-9/10", "bytes=-2, 89, bytes 8-9/10",
			"bytes=5-500, 56789, bytes 5-9/10" })
	void sendsOneRange(String range, String expected, String contentRange) {
		HttpResponse<byte[]> answer = this.api.download(this.key, "range", range);

		assertThat(answer.statusCode()).isEqualTo(206);
		assertThat(answer.body()).asString().isEqualTo(expected);
		assertThat(header(answer, "content-range")).isEqualTo(contentRange);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=0-1,4-5", "lines=1-2", "bytes=5-2", "nonsense" })
	void sendsTheWholeFileForRangesItDoesNotServe(String range) {
		HttpResponse<byte[]> answer = this.api.download(this.key, "range", range);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).asString().isEqualTo(TEXT);
	}

	@Test
	void refusesARangeAfterTheEnd() {
		HttpResponse<String> answer = this.api.get("/api/files/" + this.key, "range", "bytes=10-");

		assertThat(answer.statusCode()).isEqualTo(416);
		assertThat(answer.headers().firstValue("content-range")).hasValue("bytes */10");
		assertThat(answer.body()).contains("\"code\":\"range_not_satisfiable\"");
	}

	@Test
	void saysWhenTheClientHasItAlready() {
		String etag = header(this.api.download(this.key), "etag");

		HttpResponse<byte[]> same = this.api.download(this.key, "if-none-match", etag);
		HttpResponse<byte[]> other = this.api.download(this.key, "if-match", "\"other\"");

		assertThat(same.statusCode()).isEqualTo(304);
		assertThat(same.body()).isEmpty();
		assertThat(header(same, "etag")).isEqualTo(etag);
		assertThat(header(same, "cache-control")).isEqualTo("private, no-cache");
		assertThat(other.statusCode()).isEqualTo(412);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			if-none-match: ETAG                                                        | 304
			if-none-match: W/ETAG                                                      | 304
			if-none-match: "other", ETAG                                               | 304
			if-none-match: W/"other",W/ETAG                                            | 304
			if-none-match: "other", "another"                                          | 200
			if-none-match: "other"; if-modified-since: Fri, 31 Dec 2100 23:59:59 GMT   | 200
			if-match: ETAG                                                             | 200
			if-match: "other", ETAG                                                    | 200
			if-match: "other", "another"                                               | 412
			if-modified-since: MODIFIED                                                | 304
			if-unmodified-since: MODIFIED                                              | 200
			if-match: W/ETAG                                                           | 412
			if-match: ETAG; if-unmodified-since: Sat, 01 Jan 2000 00:00:00 GMT         | 200
			if-unmodified-since: Sat, 01 Jan 2000 00:00:00 GMT                         | 412
			""")
	void honoursConditionsOneBeforeTheOther(String headers, int status) {
		HttpResponse<byte[]> file = this.api.download(this.key);

		String[] sent = headers.replace("ETAG", header(file, "etag"))
			.replace("MODIFIED", header(file, "last-modified"))
			.split("; |: ");
		HttpResponse<byte[]> answer = this.api.download(this.key, sent);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(head(sent).statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "ETAG, 206, 789", "W/ETAG, 200, 0123456789", "\"other\", 200, 0123456789" })
	void goesOnWithTheFileThatTheClientHasTheBeginningOf(String ifRange, int status, String expected) {
		String etag = header(this.api.download(this.key), "etag");

		HttpResponse<byte[]> answer = this.api.download(this.key, "range", "bytes=7-", "if-range",
				ifRange.replace("ETAG", etag));

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).asString().isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "accept: */*", "range: bytes=0-3", "range: bytes=10-" })
	void sendsOnlyTheHeadersForHead(String header) {
		// its name is that of its record
		await().until(() -> header(this.api.download(this.key), "content-disposition").contains("ten.txt"));
		HttpResponse<byte[]> get = this.api.download(this.key);
		HttpResponse<String> head = head(header.split(": "));

		assertThat(head.statusCode()).isEqualTo(200);
		for (String same : List.of("content-length", "content-type", "etag", "last-modified", "accept-ranges",
				"content-disposition", "cache-control")) {
			assertThat(head.headers().firstValue(same)).isPresent().isEqualTo(get.headers().firstValue(same));
		}
		assertThat(head.headers().firstValue("content-range")).isEmpty();
	}

	@Test
	void takesAKeyWhoseSlashIsEncoded() {
		assertThat(this.api.download(this.key.replace("/", "%2F")).body()).asString().isEqualTo(TEXT);
		assertThat(this.api.download(this.key + "/").body()).asString().isEqualTo(TEXT);
	}

	private HttpResponse<String> head(String... headers) {
		return this.api.send("HEAD", "/api/files/" + this.key, BodyPublishers.noBody(), headers);
	}

	private static String header(HttpResponse<?> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}

}
