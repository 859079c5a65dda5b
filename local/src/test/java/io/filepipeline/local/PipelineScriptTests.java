package io.filepipeline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filepipeline.local.deploy.ScriptRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code scripts/pipeline} does what its help says, and its exit status tells how it
 * ended.
 */
@ExtendWith(RunningPipeline.class)
class PipelineScriptTests {

	private static final Path SAMPLE = Zips.REPOSITORY.resolve("docs/sample.pdf");

	private final LocalPipeline pipeline;

	@TempDir
	private Path folder;

	PipelineScriptTests(LocalPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@Test
	void uploadsSplitsAndDownloads() throws Exception {
		Path odd = Files.copy(SAMPLE, this.folder.resolve("a \"b;c,.pdf"));
		String parts = this.folder.resolve("parts").toString();

		List<Map<String, Object>> said = said(run("upload", odd.toString(), "--split", "1-2,3", "--folder", "scripted",
				"--tag", "one", "--tag", "two words", "--download", parts));

		String record = (String) said.get(1).get("record_id");
		assertThat(said.get(1)).containsEntry("status", "succeeded");
		assertThatPdf(Files.readAllBytes(Path.of(parts, "a \"b;c,_0.pdf"))).hasPages(2);
		assertThat(said.get(3)).containsEntry("file", parts + "/a \"b;c,_1.pdf");
		assertThat(said(run("list", "--folder", "scripted", "--tag", "two words"))).singleElement()
			.satisfies((listed) -> assertThat(listed).containsEntry("id", record)
				.containsEntry("file_name", "a \"b;c,.pdf")
				.containsEntry("tags", List.of("one", "two words")));

		List<Map<String, Object>> again = said(run("split", record, "--every", "2", "--watch"));
		String process = (String) again.get(0).get("process_id");
		assertThat(said(run("status", process))).isEqualTo(again.subList(1, 2));
		assertThat(said(run("download", process, record, "--to", this.folder.resolve("got").toString()))).hasSize(3);
		assertThat(this.folder.resolve("got").resolve(odd.getFileName())).hasSameBinaryContentAs(SAMPLE);
		// what is there stays
		assertThat(said(run("download", record, "--to", this.folder.toString()))).singleElement()
			.satisfies((got) -> assertThat((String) got.get("file")).contains(record));
	}

	@Test
	void sendsLargeFiles() throws Exception {
		Path large = Files.write(this.folder.resolve("large.bin"), new byte[9 << 20]);

		String record = (String) ((Map<?, ?>) said(run("upload", large.toString())).get(0).get("record")).get("id");

		await().until(() -> run("download", record, "--to", this.folder.resolve("back").toString()).status() == 0);
		assertThat(this.folder.resolve("back/large.bin")).hasSameBinaryContentAs(large);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			0 | upload SAMPLE                         |
			0 | --help                                |
			1 | upload SAMPLE --split 9 --watch       |
			3 | upload SAMPLE --split 1,9 --watch     |
			1 | upload SCRIPT --every 1 --watch       |
			2 | upload SAMPLE --params {              | --params takes JSON
			2 | upload SAMPLE --every x               | x is no number
			2 | upload nothing.pdf                    | there is no file nothing.pdf
			2 | split                                 | name a record
			2 | splits SAMPLE                         | there is no command splits
			2 | list --watchful                       | there is no option --watchful
			2 | upload --folder                       | --folder takes a value
			2 | upload SAMPLE --at-bookmarks 0        | 0 is no number
			4 | upload SAMPLE --params {"every":0}    | HTTP 400 validation_failed
			4 | status 019ab3f6-4c10-7000-9ac6-1d2f5be07a31 | HTTP 404 not_found
			""")
	void tellsHowItEnded(int status, String arguments, String line) throws Exception {
		ScriptRun run = run(arguments.replace("SAMPLE", SAMPLE.toString())
			.replace("SCRIPT", SAMPLE.resolveSibling("api.md").toString())
			.split(" +"));

		assertThat(run.status()).as(run.toString()).isEqualTo(status);
		assertThat(run.err()).contains((line != null) ? line : "");
	}

	@Test
	void callsWithAKey() throws Exception {
		try (AnotherHost host = AnotherHost.start(this.pipeline, "API_KEYS=" + ApiKeyTests.KEYS)) {
			String url = host.api().base().toString();
			assertThat(run(Map.of("PIPELINE_URL", url, "PIPELINE_API_KEY", "first key"), "list").status()).isZero();
			ScriptRun refused = run(Map.of("PIPELINE_URL", url, "PIPELINE_API_KEY", "third key"), "list");
			assertThat(refused.status()).isEqualTo(4);
			assertThat(refused.err()).contains("HTTP 401 unauthenticated");
		}
	}

	@Test
	void goesOnWhereAConnectionBreaks() throws Exception {
		List<String> keys = new CopyOnWriteArrayList<>();
		List<String> places = new CopyOnWriteArrayList<>();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/api/files", (exchange) -> {
			keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
			exchange.getRequestBody().readAllBytes();
			answer(exchange, (keys.size() == 1) ? null
					: "{\"record\": {\"id\": \"r\"}, \"processing\": {\"process_id\": \"p\"}}");
		});
		server.createContext("/api/processes/p/events", (exchange) -> {
			places.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
			String type = (places.size() == 1) ? "running" : "succeeded";
			answer(exchange, "id:5\nevent:process." + type + "\ndata:{\"type\":\"process." + type + "\",\"status\":\""
					+ type + "\",\"parts\":{\"total\":1,\"succeeded\":0,\"failed\":0}}\n\n");
		});
		server.createContext("/api/processes/p",
				(exchange) -> answer(exchange, "{\"process_id\":\"p\",\"records\":[],\"status\":\""
						+ ((places.size() == 1) ? "running" : "succeeded") + "\"}"));
		server.start();
		try {
			ScriptRun run = run(Map.of("PIPELINE_URL", "http://127.0.0.1:" + server.getAddress().getPort()), "upload",
					SAMPLE.toString(), "--every", "1", "--watch");
			assertThat(run.status()).as(run.toString()).isZero();
		}
		finally {
			server.stop(0);
		}
		assertThat(keys).hasSize(2).doesNotContainNull();
		assertThat(keys.get(0)).isEqualTo(keys.get(1));
		assertThat(places).containsExactly("null", "5");
	}

	private static void answer(HttpExchange exchange, String body) throws IOException {
		if (body != null) {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
		}
		exchange.close();
	}

	private static List<Map<String, Object>> said(ScriptRun run) {
		return run.succeeds().out().lines().map(Api::json).toList();
	}

	private ScriptRun run(String... arguments) throws IOException, InterruptedException {
		return run(Map.of("PIPELINE_URL", this.pipeline.url().toString()), arguments);
	}

	private static ScriptRun run(Map<String, String> settings, String... arguments)
			throws IOException, InterruptedException {
		Map<String, String> environment = new LinkedHashMap<>(settings);
		environment.put("PATH", System.getenv("PATH"));
		return ScriptRun.of(Zips.REPOSITORY.resolve("scripts/pipeline"), environment, "", List.of(arguments));
	}

}
