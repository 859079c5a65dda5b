package io.filepipeline.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.filepipeline.local.lambda.ContainerTree;
import io.filepipeline.local.lambda.FunctionSettings;
import io.filepipeline.local.lambda.LocalLambda;
import io.filepipeline.local.lambda.LocalLambdas;

/**
 * Measures how long a function takes from its invocation to the last callback, beside the
 * one in Python that it replaces; see scripts/bench_end_to_end.sh. They take turns.
 */
public final class BenchEndToEnd {

	private static final Path ORIGINAL = Path.of("scripts/bench/original.py");

	private final Site site;

	private final Path folder;

	private final int memory;

	private final String python;

	private BenchEndToEnd(Site site, Path folder, int memory, String python) {
		this.site = site;
		this.folder = folder;
		this.memory = memory;
		this.python = python;
	}

	/**
	 * Prints a table for each document. Ends with 1 when this pipeline made a fault.
	 * @param arguments the folder to work in, with that of the container image if it is
	 * to be measured, the megabytes that the function has, how often each is started, the
	 * Python to use (empty for none), and documents; without any, one is made
	 */
	public static void main(String[] arguments) throws Exception {
		Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
		List<Path> files = Stream.of(arguments).skip(4).map(Path::of).toList();
		if (files.isEmpty()) {
			files = List.of(Manual.write(folder.resolve("manual.pdf")));
		}
		boolean faults = false;
		try (Site site = Site.start(folder.resolve("s3"))) {
			BenchEndToEnd bench = new BenchEndToEnd(site, folder, Integer.parseInt(arguments[1]), arguments[3]);
			for (Path file : files) {
				Document document = Document.of(file);
				List<Candidate> candidates = bench.measure(document, Integer.parseInt(arguments[2]));
				print(document, candidates, System.out);
				faults |= candidates.get(0).fault() != null;
			}
		}
		// servers leave threads behind that nobody needs any more
		System.exit(faults ? 1 : 0);
	}

	private List<Candidate> measure(Document document, int rounds) throws IOException {
		this.site.put(document.key(), document.file());
		System.err.println(document.name() + ": warming the servers up");
		pipeline().measure(document::job, this.site);
		List<Candidate> candidates = candidates();
		for (int round = 1; round <= rounds; round++) {
			System.err.printf("%s: %d of %d%n", document.name(), round, rounds);
			for (Candidate candidate : candidates) {
				candidate.measure(document::job, this.site);
			}
		}
		return candidates;
	}

	private List<Candidate> candidates() {
		List<Candidate> candidates = new ArrayList<>(List.of(pipeline()));
		Path image = this.folder.resolve("image");
		if (Files.exists(image.resolve(ContainerTree.CACHE))) {
			candidates.add(new Candidate("this pipeline, with its AOT cache", parts("image"),
					() -> LocalLambda.container(image, settings("split"))));
		}
		if (!this.python.isEmpty()) {
			candidates.add(python("the Python original", "original"));
			candidates.add(python("the same with ready-made parts", "ready-made", parts("original").toString()));
		}
		return candidates;
	}

	private Candidate pipeline() {
		return new Candidate("this pipeline", parts("split"),
				() -> LocalLambda.deploy(Path.of(""), this.folder, settings("split")));
	}

	private Candidate python(String title, String name, String... arguments) {
		List<String> words = Stream
			.concat(Stream.of(this.python, ORIGINAL.toAbsolutePath().toString()), Stream.of(arguments))
			.toList();
		return new Candidate(title, parts(name), () -> LocalLambda.program(words, this.folder, settings(name)));
	}

	private Path parts(String name) {
		return this.folder.resolve("parts").resolve(name);
	}

	private FunctionSettings settings(String name) {
		return new FunctionSettings(name, this.site.environment(), this.memory, LocalLambdas.TIMEOUT, 1);
	}

	private static void print(Document document, List<Candidate> candidates, PrintStream out) {
		Candidate yardstick = candidates.get(0);
		out.printf(Locale.ROOT, "%n%s, %.1f MB, %,d pages in %d parts%n%n", document.name(),
				document.file().toFile().length() / 1e6, document.pages(), document.job().parts().size());
		out.println("| | cold | warm | peak memory | parts | |");
		out.println("|---|---|---|---|---|---|");
		for (Candidate candidate : candidates) {
			out.printf(Locale.ROOT, "| %s | %s | %s | %,d MB | %.1f MB | %s |%n", candidate.name(),
					time(candidate.cold(), yardstick.cold()), time(candidate.warm(), yardstick.warm()),
					candidate.peak() / 1024, candidate.bytes() / 1e6,
					(candidate.fault() != null) ? candidate.fault() : "");
		}
		out.flush();
	}

	private static String time(Duration time, Duration yardstick) {
		if (time.isZero() || yardstick.isZero()) {
			return "-";
		}
		return String.format(Locale.ROOT, "%.2f s (%.1f ×)", time.toMillis() / 1e3,
				(double) time.toNanos() / yardstick.toNanos());
	}

}
