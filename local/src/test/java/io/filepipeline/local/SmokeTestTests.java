package io.filepipeline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.filepipeline.local.deploy.ScriptRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code scripts/smoke_test.sh} passes a pipeline that works, and says at what one fails
 * that does not.
 */
@ExtendWith(RunningPipeline.class)
class SmokeTestTests {

	private static final String HEALTH = "/actuator/health";

	private static final String UPLOAD = "/api/files";

	private static final String PROCESS = "/api/processes";

	private static final Map<String, String> WELL = Map.of(HEALTH, "200 {}", UPLOAD,
			"201 {'record': {'id': 'r'}, 'processing': {'process_id': 'p', 'record_ids': []}, 'file': {'object_key': 'k'}}",
			PROCESS, "200 {'status': 'succeeded', 'parts': {'succeeded': 2}}");

	private final LocalPipeline pipeline;

	SmokeTestTests(LocalPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@Test
	void passesThePipelineOnThisMachine() throws Exception {
		ScriptRun run = run(this.pipeline.url().toString()).succeeds();

		assertThat(run.out()).containsSubsequence("health     ok", "upload     ", "split      2 parts",
				"download   the file and both parts");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/actuator/health | 503 {'status': 'DOWN'}                                                      | health: HTTP 503
					/api/files       | 507 {'code': 'storage_unavailable', 'detail': 'S3 does not answer'}         | upload: HTTP 507 storage_unavailable: S3 does not answer
					/api/files       | 201 {'record': {'id': 'r'}, 'processing': {'message': 'only PDF files'}}    | upload: the answer has no process
					/api/processes   | 200 {'status': 'failed', 'records': [{'error': {'code': 'pdf_corrupt'}}]}   | split: failed: pdf_corrupt
					/api/processes   | 200 {'status': 'queued'}                                                    | split: still queued after 1 seconds
					/api/processes   | 200 {'status': 'succeeded', 'parts': {'succeeded': 1}}                      | split: 2 parts were expected, not 1
					/api/processes   | 500 oops                                                                    | process: HTTP 500
					nothing          | 200 {}                                                                      | download: k is no PDF
					""")
	void saysAtWhatItFails(String path, String answer, String line) throws Exception {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		for (String known : WELL.keySet()) {
			answer(server, known, known.equals(path) ? answer : WELL.get(known));
		}
		answer(server, "/api/files/k", "200 GIF89a");
		server.start();
		try {
			run("http://127.0.0.1:" + server.getAddress().getPort() + "/").failsSaying(line);
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void saysThatNobodyAnswers() throws Exception {
		run("http://127.0.0.1:" + Ports.free().http()).failsSaying("does not answer");
	}

	private static void answer(HttpServer server, String path, String answer) {
		byte[] body = answer.substring(4).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
		server.createContext(path, (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
	}

	private static ScriptRun run(String url) throws IOException, InterruptedException {
		return ScriptRun.of(Zips.REPOSITORY.resolve("scripts/smoke_test.sh"),
				Map.of("PATH", System.getenv("PATH"), "WAIT", url.endsWith("/") ? "1" : "60"), "", List.of(url));
	}

}
