package io.filepipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.filepipeline.local.lambda.ContainerTree;

/**
 * The file tree of the host's container image: its jar and the jars that it needs, side
 * by side so that each can be a layer, and an AOT cache that real requests have trained.
 *
 * @param folder where the files are, and must stay: the cache holds their paths
 */
record HostTree(Path folder) {

	/** The name of the jar that {@code java -jar} starts. */
	private static final String JAR = "api-host.jar";

	/** What keeps later JVMs quiet. */
	private static final List<String> OPTIONS = List.of("-XX:+IgnoreUnrecognizedVMOptions",
			"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

	/**
	 * Puts the files together, as yet without the cache.
	 * @param repository the top of the repository, in which everything is built
	 * @param folder where they go; what is in it is deleted
	 */
	static HostTree assemble(Path repository, Path folder) throws IOException {
		Path whole = Files.createTempDirectory("host-").resolve(JAR);
		Files.copy(repository.resolve("api-host/target/api-host-exec.jar"), whole, StandardCopyOption.COPY_ATTRIBUTES);
		ContainerTree.empty(folder);
		Process extract = new ProcessBuilder(java(), "-Djarmode=tools", "-jar", whole.toString(), "extract",
				"--destination", folder.toString(), "--force")
			.inheritIO()
			.start();
		if (await(extract) != 0) {
			throw new IOException("The host's jar cannot be extracted");
		}
		Files.delete(whole);
		Files.delete(whole.getParent());
		List<String> arguments = new ArrayList<>(OPTIONS);
		arguments.addAll(List.of("-jar", JAR));
		ContainerTree.writeStart(folder, arguments);
		return new HostTree(folder);
	}

	/**
	 * Trains the cache: the host does a round of what it is for, and the JVM remembers
	 * what it loaded.
	 * @param environment what it works on
	 * @param document a PDF with three pages or more
	 * @throws IOException when it fails at something, or no cache is written
	 */
	void train(Map<String, String> environment, int port, Path document) throws IOException {
		Path log = Files.createTempFile("training-", ".log");
		try (HostProcess host = HostProcess.start(this, environment, port, log,
				"-XX:AOTCacheOutput=" + ContainerTree.CACHE)) {
			host.rehearse(document);
			host.end();
		}
		if (!Files.exists(this.folder.resolve(ContainerTree.CACHE))) {
			throw new IOException("No cache was written; see " + log);
		}
		Files.delete(log);
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static int await(Process process) throws IOException {
		try {
			if (process.waitFor(1, TimeUnit.MINUTES)) {
				return process.exitValue();
			}
			throw new IOException("It takes more than a minute");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
