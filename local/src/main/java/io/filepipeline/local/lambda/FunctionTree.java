package io.filepipeline.local.lambda;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file tree of a function's container image: its zip unpacked, AWS's runtime beside
 * it, and an AOT cache that a real invocation has trained. The cache holds only what the
 * JVM's own class loader loads, so here the function is on the class path, too.
 */
public final class FunctionTree {

	private final Path folder;

	private FunctionTree(Path folder) {
		this.folder = folder;
	}

	/**
	 * Puts the files together, as yet without the cache.
	 * @param repository the top of the repository, in which everything is built
	 * @param function the name of the function
	 * @param folder where the files go, and must stay: the cache holds their paths
	 */
	public static FunctionTree assemble(Path repository, String function, Path folder) throws IOException {
		Zip.unpack(repository.resolve("functions/" + function + "/target/" + function + "-lambda.zip"), folder);
		Path runtime = Files.createDirectories(folder.resolve("runtime"));
		for (Path jar : jars(LocalLambda.runtime(repository))) {
			Files.copy(jar, runtime.resolve(jar.getFileName()));
		}
		String classPath = Stream.of(runtime, folder.resolve("lib"), natives(folder))
			.flatMap((jars) -> jars(jars).stream())
			.map((jar) -> folder.relativize(jar).toString())
			.collect(Collectors.joining(":"));
		List<String> arguments = new ArrayList<>(LaunchCommand.OPTIONS);
		arguments.addAll(FunctionSettings.javaOptions(function));
		arguments.addAll(List.of("-cp", classPath, LaunchCommand.RUNTIME, LaunchCommand.HANDLER));
		ContainerTree.writeStart(folder, arguments);
		return new FunctionTree(folder);
	}

	/**
	 * Trains the cache: the function handles events, and the JVM remembers what it
	 * loaded.
	 * @param function says what servers the function works on
	 * @param events what it handles
	 * @throws IOException when it fails to handle one, or no cache is written
	 */
	public void train(FunctionSettings function, List<String> events) throws IOException {
		Path log = Files.createTempFile("training-", ".log");
		LaunchCommand command = new LaunchCommand(List.of(LaunchCommand.container(this.folder).words().get(0),
				"-XX:AOTCacheOutput=" + ContainerTree.CACHE), this.folder);
		try (ExecutionEnvironment environment = ExecutionEnvironment.start(function, command,
				Redirect.to(log.toFile()))) {
			for (String event : events) {
				Outcome outcome = environment.invoke(event.getBytes(StandardCharsets.UTF_8));
				if (outcome.failed()) {
					throw new IOException("The training failed: " + outcome.json());
				}
			}
			environment.end();
		}
		if (!Files.exists(this.folder.resolve(ContainerTree.CACHE))) {
			throw new IOException("No cache was written; see " + log);
		}
		Files.delete(log);
	}

	/** The native code in the zip for this processor. */
	private static Path natives(Path folder) {
		return folder.resolve("native").resolve(System.getProperty("os.arch"));
	}

	/** Those in a folder, if there is one. */
	private static List<Path> jars(Path folder) {
		File[] files = folder.toFile().listFiles((file) -> file.getName().endsWith(".jar"));
		return (files != null) ? Stream.of(files).map(File::toPath).sorted().toList() : List.of();
	}

}
