package io.filepipeline.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The JVM in which the contestants that are written in Java run: as large as that of a
 * small Lambda.
 *
 * @param aot what JDK 25 remembers of an earlier run; {@code null} if it is older
 */
record Jvm(@Nullable Path aot) {

	private static final List<String> OPTIONS = List.of(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
			"-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow",
			// what is measured is not how fast a logger starts
			"-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");

	/**
	 * Finds out what it can, and trains it with a document.
	 * @param folder where to work
	 */
	static Jvm trained(Path document, Path folder) throws IOException, InterruptedException {
		if (Runtime.version().feature() < 25) {
			return new Jvm(null);
		}
		Path aot = folder.resolve("engine.aot");
		Process training = new ProcessBuilder(words(quick("-XX:AOTCacheOutput=" + aot), "engine", document,
				folder.resolve("trained"), Task.PAGE_BY_PAGE, "once"))
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		if (training.waitFor() != 0 || !Files.exists(aot)) {
			throw new IOException("The AOT cache cannot be made");
		}
		return new Jvm(aot);
	}

	/** Splits until it is warm. */
	List<String> warm(String engine, Contestant.Work work) {
		return words(List.of(), engine, work.document(), work.folder(), work.task(), "warm");
	}

	/** Splits once, as soon as it can; nothing if it cannot remember. */
	List<String> once(String engine, Contestant.Work work) {
		return (this.aot != null)
				? words(quick("-XX:AOTCache=" + this.aot), engine, work.document(), work.folder(), work.task(), "once")
				: List.of();
	}

	/** Runs a file of source until it is warm, which is that of a library. */
	static List<String> source(Path source, Path library, Contestant.Work work) {
		return Stream.concat(OPTIONS.stream(),
				Stream.of("-cp", library.resolve("*").toString(), source.toString(), work.document().toString(),
						work.folder().toString(), Integer.toString(work.pagesEach()), Integer.toString(work.parts())))
			.toList();
	}

	/**
	 * For a process that ends before the second compiler has given back the time that it
	 * takes. Most of what it allocates is soon forgotten: to use little memory again and
	 * again is faster than to get more from the operating system, page by page.
	 */
	private static List<String> quick(String cache) {
		return List.of("-XX:TieredStopAtLevel=1", "-Xmn16m", "-XX:+UseTransparentHugePages", cache);
	}

	private static List<String> words(List<String> options, String engine, Path document, Path folder, Task task,
			String howOften) {
		return Stream
			.of(OPTIONS, options, List.of("-cp", System.getProperty("java.class.path"), SplitInJvm.class.getName()),
					List.of(engine, document.toString(), folder.toString(), task.name(), howOften))
			.flatMap(List::stream)
			.toList();
	}

}
