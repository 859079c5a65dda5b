package io.filepipeline.local;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page's files, as browsers ask for them.
 */
@ExtendWith(RunningPipeline.class)
class PageFilesTests {

	private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"(/[^\"#]+)\"|from '\\./([^']+)'");

	private static final Pattern LIBRARY = Pattern.compile("LIBRARY = '([^']+)'");

	private final Api api;

	PageFilesTests(Api api) {
		this.api = api;
	}

	@Test
	void areAllThere() {
		Map<String, HttpResponse<String>> files = files();

		assertThat(files).containsKeys("/", "/page/app.js", "/page/pdf.js", "/page/base.css", "/favicon.svg");
		assertThat(files).allSatisfy((path, file) -> assertThat(file.statusCode()).as(path).isEqualTo(200));
	}

	@Test
	void holdNoMarkupThatIsMadeOfData() {
		assertThat(files().values()).allSatisfy(
				(file) -> assertThat(file.body()).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/page/app.js", "/page/base.css", "/favicon.svg" })
	void areAskedForAgainAndSentWhenTheyHaveChanged(String path) {
		HttpResponse<String> file = this.api.get(path);
		String version = file.headers().firstValue("etag").orElseThrow();

		assertThat(file.headers().firstValue("cache-control")).hasValue("no-cache");
		assertThat(file.headers().firstValue("last-modified")).isEmpty();
		assertThat(this.api.get(path, "if-none-match", version).statusCode()).isEqualTo(304);
		assertThat(this.api.get(path, "if-none-match", "\"another\"").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/legacy/build/pdf.min.mjs", "/legacy/build/pdf.worker.min.mjs" })
	void comeWithTheLibraryOfTheirVersion(String file) {
		MatchResult library = LIBRARY.matcher(this.api.get("/page/pdf.js").body()).results().findFirst().orElseThrow();
		HttpResponse<String> answer = this.api.get(library.group(1) + file);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/javascript");
		assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/static/index.html", "/page/", "/page/../application.yaml", "/page/%2e%2e/index.html",
			"/application.yaml", "/webjars/pdfjs-dist/" })
	void areTheOnlyOnes(String path) {
		assertThat(this.api.get(path).statusCode()).isBetween(400, 404);
	}

	/** All that the page refers to, and what that refers to. */
	private Map<String, HttpResponse<String>> files() {
		Map<String, HttpResponse<String>> files = new LinkedHashMap<>();
		Deque<String> open = new ArrayDeque<>();
		open.add("/");
		while (!open.isEmpty()) {
			String path = open.pop();
			if (!files.containsKey(path) && !path.equals("/apidocs")) {
				files.put(path, this.api.get(path));
				REFERENCE.matcher(files.get(path).body())
					.results()
					.map((match) -> (match.group(1) != null) ? match.group(1) : "/page/" + match.group(2))
					.forEach(open::add);
			}
		}
		return files;
	}

}
