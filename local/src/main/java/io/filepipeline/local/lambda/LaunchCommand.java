package io.filepipeline.local.lambda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the process of a function is started.
 *
 * @param words the program and its arguments
 * @param folder where it runs, which Lambda calls the task root
 */
record LaunchCommand(List<String> words, Path folder) {

	static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

	static final String HANDLER = "io.filepipeline.lambda.LambdaHandler::handleRequest";

	/** What Lambda's own runtimes start a JVM with, and what keeps later JVMs quiet. */
	static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
			"-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED",
			"--sun-misc-unsafe-memory-access=allow");

	/**
	 * The unpacked zip of a function, as Lambda starts it: only AWS's runtime is on the
	 * class path, and loads the function from its folder.
	 * @param runtime the folder with the jars of AWS's runtime
	 */
	static LaunchCommand zip(Path runtime, Path folder, int memoryMegabytes, String function) {
		return handler(runtime, folder, memoryMegabytes, HANDLER, FunctionSettings.javaOptions(function));
	}

	/** The same for any handler, with more options for its JVM. */
	static LaunchCommand handler(Path runtime, Path folder, int memoryMegabytes, String handler, List<String> options) {
		List<String> words = new ArrayList<>(List.of(java()));
		words.addAll(OPTIONS);
		words.addAll(options);
		NativeClient.option(runtime).ifPresent(words::add);
		words.add("-Xmx" + memoryMegabytes * 85 / 100 + "m");
		words.addAll(List.of("-cp", runtime.toAbsolutePath() + "/*", RUNTIME, handler));
		return new LaunchCommand(words, folder);
	}

	/** The file tree of a container image, as the image starts it. */
	static LaunchCommand container(Path folder) {
		return new LaunchCommand(List.of(ContainerTree.start(folder).toString()), folder);
	}

	/** The JVM that runs this. */
	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
