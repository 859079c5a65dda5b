package io.filepipeline.local;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

class RunLocalTests {

	@TempDir
	private Path folder;

	@Test
	void leavesAPipelineAloneThatRunsAlready() throws Exception {
		Path data = this.folder.toRealPath().resolve(".local");
		FolderLock running = FolderLock.of(data);
		try (running) {
			Process another = start(Map.of());

			String said = new String(another.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(said).contains("A pipeline is running already with the data in " + data + ": stop it first");
			assertThat(another.waitFor()).isEqualTo(1);
		}
		assertThatCode(() -> FolderLock.of(data).close()).doesNotThrowAnyException();
	}

	/** Such as one that ssh has brought from another machine. */
	@Test
	void startsInALocaleThatIsNotInstalled() throws Exception {
		Ports ports = Ports.free();
		Process pipeline = start(Map.of("LC_ALL", "xx_XX.ISO-8859-1", "PORT", "" + ports.http(), "POSTGRES_PORT",
				"" + ports.postgres(), "SQS_PORT", "" + ports.sqs(), "S3_PORT", "" + ports.s3()));
		try {
			String url = "http://127.0.0.1:" + ports.http();
			assertThat(pipeline.inputReader().lines().anyMatch((said) -> said.contains(url))).isTrue();
			Api api = new Api(URI.create(url));
			api.accepted("text".getBytes(StandardCharsets.UTF_8), "overview.txt", """
					{"description": "ÜBERSICHT"}""");

			await().atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(api.get("/api/records?q=%C3%BCbersicht").body()).contains("ÜBERSICHT"));
		}
		finally {
			pipeline.destroy();
			pipeline.waitFor();
		}
	}

	private Process start(Map<String, String> environment) throws Exception {
		ProcessBuilder pipeline = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), RunLocal.class.getName())
			.directory(this.folder.toFile());
		pipeline.environment().putAll(environment);
		return pipeline.start();
	}

}
