package io.filepipeline.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function as it is configured on AWS.
 *
 * @param name its name, and that of its zip: {@code upload}, {@code record} or
 * {@code split}
 * @param environment its environment variables
 * @param memoryMegabytes what its JVM may use
 * @param timeout the longest that an invocation may take
 * @param concurrency the most environments that it has at once
 */
public record FunctionSettings(String name, Map<String, String> environment, int memoryMegabytes, Duration timeout,
		int concurrency) {

	/**
	 * What Terraform gives the JVM of {@code split}: to compile four times as early. What
	 * a part takes is done a hundred times for a document, and without this, most of what
	 * stores it is still interpreted after ten documents.
	 */
	public static final String SPLIT_JAVA_OPTIONS = "-XX:CompileThresholdScaling=0.25";

	/** What it gives the JVM of a function. */
	static List<String> javaOptions(String function) {
		return function.equals("split") ? List.of(SPLIT_JAVA_OPTIONS) : List.of();
	}

	/** Where the build leaves the function, seen from the top of the repository. */
	Path zip(Path repository) {
		return repository.resolve("functions/" + this.name + "/target/" + this.name + "-lambda.zip");
	}

}
