package io.filepipeline.host.files;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionsTests {

	private static final String TAG = "\"tag\"";

	/** With a fraction of a second, as some servers have it. */
	private static final Instant LAST_MODIFIED = Instant.parse("2026-11-24T09:30:02.871Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			Accept: */*                                                                             | 200
			If-None-Match: "tag"                                                                    | 304
			If-None-Match: W/"tag"                                                                  | 304
			If-None-Match: *                                                                        | 304
			If-None-Match: tag                                                                      | 200
			If-Match: *                                                                             | 200
			If-Match: W/"tag"                                                                       | 412
			If-Match: tag                                                                           | 412
			If-Match: "a,b", "tag"                                                                  | 200
			If-Match: "other"; If-None-Match: "tag"                                                 | 412
			If-Modified-Since: Tue, 24 Nov 2026 09:30:02 GMT                                        | 304
			If-Modified-Since: Tue, 24 Nov 2026 09:30:01 GMT                                        | 200
			If-Modified-Since: yesterday                                                            | 200
			If-Unmodified-Since: Tue, 24 Nov 2026 09:30:02 GMT                                      | 200
			If-Unmodified-Since: Tue, 24 Nov 2026 09:30:01 GMT                                      | 412
			If-Unmodified-Since: yesterday                                                          | 200
			If-Modified-Since: Tue, 24 Nov 2026 09:30:02 GMT; If-None-Match: "other"                | 200
			If-Unmodified-Since: Tue, 24 Nov 2026 09:30:01 GMT; If-Match: "tag"                     | 200
			""")
	void areJudgedOneBeforeTheOther(String headers, int status) {
		assertThat(new Conditions(request("GET", headers)).judge(TAG, LAST_MODIFIED).value()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			GET  | Range: bytes=5-9                                           | bytes=5-9
			GET  | Range: bytes=5-9; If-Range: "tag"                          | bytes=5-9
			GET  | Range: bytes=5-9; If-Range: "other"                        |
			GET  | Range: bytes=5-9; If-Range: W/"tag"                        |
			GET  | Range: bytes=5-9; If-Range: Tue, 24 Nov 2026 09:30:02 GMT  |
			GET  | Range: bytes=0-1,4-5                                       |
			GET  | Range: lines=1-2                                           |
			HEAD | Range: bytes=5-9                                           |
			""")
	void takeTheRangeOfTheFileThatTheClientHas(String method, String headers, String range) {
		assertThat(new Conditions(request(method, headers)).range(TAG)).isEqualTo(range);
	}

	private static MockHttpServletRequest request(String method, String headers) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/files/files/1");
		for (String header : headers.split("; ")) {
			String[] parts = header.split(": ");
			request.addHeader(parts[0], parts[1]);
		}
		return request;
	}

}
