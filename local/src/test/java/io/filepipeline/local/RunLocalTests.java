package io.filepipeline.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class RunLocalTests {

	@TempDir
	private Path folder;

	@Test
	void leavesAPipelineAloneThatRunsAlready() throws Exception {
		Path data = this.folder.toRealPath().resolve(".local");
		FolderLock running = FolderLock.of(data);
		try (running) {
			Process another = start();

			String said = new String(another.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(said).contains("A pipeline is running already with the data in " + data + ": stop it first");
			assertThat(another.waitFor()).isEqualTo(1);
		}
		assertThatCode(() -> FolderLock.of(data).close()).doesNotThrowAnyException();
	}

	private Process start() throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), RunLocal.class.getName())
			.directory(this.folder.toFile())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

}
