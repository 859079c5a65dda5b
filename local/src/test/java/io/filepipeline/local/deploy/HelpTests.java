package io.filepipeline.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all scripts say of themselves, also when they are called from another folder.
 */
class HelpTests {

	private static final Path SCRIPTS = Path.of("../scripts");

	static List<String> scripts() throws IOException {
		try (Stream<Path> files = Files.list(SCRIPTS)) {
			return files.filter((file) -> Files.isRegularFile(file) && Files.isExecutable(file))
				.map((file) -> file.getFileName().toString())
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void saysHowItIsUsed(String script) throws Exception {
		ScriptRun run = ScriptRun.of(SCRIPTS.resolve(script), Map.of("PATH", System.getenv("PATH")), "",
				List.of("--help"));

		assertThat(run.succeeds().out()).contains("Usage: scripts/");
	}

}
