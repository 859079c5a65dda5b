package io.filepipeline.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a script has done.
 *
 * @param status its exit status
 * @param out its standard output
 * @param err its standard error
 */
public record ScriptRun(int status, String out, String err) {

	/**
	 * Runs a script to its end.
	 * @param environment all of its environment
	 * @param input its standard input
	 */
	public static ScriptRun of(Path script, Map<String, String> environment, String input, List<String> arguments)
			throws IOException, InterruptedException {
		Path in = Files.writeString(Files.createTempFile("script-", ".in"), input);
		Path out = Files.createTempFile("script-", ".out");
		Path err = Files.createTempFile("script-", ".err");
		ProcessBuilder builder = new ProcessBuilder("bash", script.toString()).redirectInput(in.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.command().addAll(arguments);
		builder.environment().clear();
		builder.environment().putAll(environment);
		Process process = builder.start();
		try {
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the script ends").isTrue();
			return new ScriptRun(process.exitValue(), Files.readString(out), Files.readString(err));
		}
		finally {
			process.destroyForcibly();
			for (Path file : List.of(in, out, err)) {
				Files.delete(file);
			}
		}
	}

	public ScriptRun succeeds() {
		assertThat(this.status).as(toString()).isZero();
		return this;
	}

	/** Fails with this as its last line: one that says what is wrong. */
	public ScriptRun failsSaying(String line) {
		assertThat(this.status).as(toString()).isEqualTo(1);
		assertThat(this.err.lines().reduce((first, last) -> last)).as(toString())
			.hasValueSatisfying((last) -> assertThat(last).contains(line));
		assertThat(this.err).doesNotContain("No stand-in for").doesNotContainPattern("line \\d+:");
		return this;
	}

}
