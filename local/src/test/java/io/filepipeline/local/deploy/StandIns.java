package io.filepipeline.local.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Commands that answer as real ones did when they were recorded: {@code terraform},
 * {@code aws}, {@code docker} and whatever else a script calls that a test cannot.
 */
final class StandIns {

	private final Path bin;

	private final Path rules;

	private int count;

	/**
	 * Puts them into a folder, beside the real commands that scripts need as well.
	 * @param folder an empty folder
	 */
	StandIns(Path folder, List<String> commands, List<String> real) throws IOException {
		this.bin = Files.createDirectories(folder.resolve("bin"));
		this.rules = Files.createDirectories(folder.resolve("rules"));
		Files.createFile(this.rules.resolve("calls"));
		for (String command : commands) {
			install(this.bin.resolve(command));
		}
		for (String command : real) {
			Files.createSymbolicLink(this.bin.resolve(command), find(command));
		}
	}

	/** The folder to put on the PATH. */
	Path bin() {
		return this.bin;
	}

	/** Stands in for a program that is called by its path, too. */
	void install(Path program) throws IOException {
		Files.createDirectories(program.getParent());
		try (InputStream script = StandIns.class.getResourceAsStream("stand-in.sh")) {
			String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
			Files.writeString(program, text.replace("RULES", this.rules.toString()));
		}
		if (!program.toFile().setExecutable(true)) {
			throw new IOException(program + " cannot be made executable");
		}
	}

	/** As if a command were not installed. */
	void remove(String command) throws IOException {
		Files.delete(this.bin.resolve(command));
	}

	/**
	 * Says what calls are answered like this; later rules go before earlier ones.
	 * @param pattern a pattern of the shell for the whole call, such as
	 * {@code aws s3 cp *}
	 */
	Rule when(String pattern) {
		return new Rule(pattern);
	}

	/** Whether one of them has not ended yet, though the script may have. */
	boolean areRunning() {
		return ProcessHandle.allProcesses()
			.anyMatch((process) -> process.info().commandLine().orElse("").contains(this.bin.toString()));
	}

	/** All calls, in their order. */
	List<String> calls() throws IOException {
		return Files.readAllLines(this.rules.resolve("calls"));
	}

	private static Path find(String command) {
		for (String folder : System.getenv("PATH").split(":")) {
			Path program = Path.of(folder, command);
			if (Files.isExecutable(program)) {
				return program;
			}
		}
		throw new IllegalStateException(command + " is not installed; the scripts and their tests need it");
	}

	/**
	 * How some calls are answered.
	 */
	final class Rule {

		private final Path folder;

		private int answers;

		private Rule(String pattern) {
			this.folder = StandIns.this.rules.resolve("rule-" + ++StandIns.this.count);
			write(this.folder.resolve("pattern"), pattern);
		}

		/** With these lines on the standard output. */
		Rule answers(String out) {
			return answer(out, "", 0);
		}

		/** With nothing, and a status of zero. */
		Rule succeeds() {
			return answer("", "", 0);
		}

		/** With a message on the standard error. */
		Rule fails(int status, String err) {
			return answer("", err, status);
		}

		/** It reads its standard input, all of it. */
		Rule readingInput() {
			write(this.folder.resolve("reads"), "");
			return this;
		}

		/** What it has read. */
		String input() {
			try {
				return Files.readString(this.folder.resolve("input"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** Whether it has answered, which one that is killed before does not. */
		boolean hasAnswered() {
			return Files.exists(this.folder.resolve("count"));
		}

		private Rule answer(String out, String err, int status) {
			Path answer = this.folder.resolve(Integer.toString(++this.answers));
			write(answer.resolve("out"), out.isEmpty() ? "" : out + "\n");
			write(answer.resolve("err"), err.isEmpty() ? "" : err + "\n");
			write(answer.resolve("status"), Integer.toString(status));
			return this;
		}

		private void write(Path file, String text) {
			try {
				Files.createDirectories(file.getParent());
				Files.writeString(file, text);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
