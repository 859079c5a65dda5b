package io.filepipeline.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.filepipeline.local.bench.Contestant.Work;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

import org.springframework.util.FileSystemUtils;

/**
 * Splits documents by this engine and by others, in turn; see scripts/bench_split.sh.
 */
public final class BenchSplit {

	/** A process is started so often, or until so much time has passed. */
	private static final int MOST_TIMES = 5;

	private static final Duration ENOUGH = Duration.ofSeconds(10);

	private BenchSplit() {
	}

	/**
	 * Prints a table for each document and task. Ends with 1 when this engine made a
	 * fault.
	 * @param arguments the folder to work in, that of the peers' scripts, and documents;
	 * without any, one is made
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
		Path manual = Manual.write(folder.resolve("manual.pdf"));
		List<Path> documents = Stream.of(arguments).skip(2).map(Path::of).toList();
		List<Contestant> contestants = Contestant.installed(Jvm.trained(manual, folder), Path.of(arguments[1]));
		boolean faults = false;
		for (Path document : documents.isEmpty() ? List.of(manual) : documents) {
			int pages = pages(document);
			for (Task task : Task.values()) {
				Map<Contestant, Result> results = new LinkedHashMap<>();
				Work work = new Work(document, pages, task, folder.resolve("parts"));
				for (Contestant contestant : contestants) {
					if (!contestant.command().words(work).isEmpty()) {
						System.err.println(document.getFileName() + ", " + task + ": " + contestant.name());
						results.put(contestant, measure(contestant, work));
					}
				}
				print(document, pages, task, results, System.out);
				faults |= results.values().iterator().next().fault() != null;
			}
		}
		System.exit(faults ? 1 : 0);
	}

	/** Those that are warm have the median of several in themselves. */
	private static Result measure(Contestant contestant, Work work) throws IOException, InterruptedException {
		List<Result> results = new ArrayList<>();
		long begin = System.nanoTime();
		do {
			FileSystemUtils.deleteRecursively(work.folder());
			Files.createDirectory(work.folder());
			results.add(Result.of(contestant, work));
			FileSystemUtils.deleteRecursively(work.folder());
		}
		while (!contestant.warm() && results.size() < MOST_TIMES && System.nanoTime() - begin < ENOUGH.toNanos());
		return Result.middle(results);
	}

	private static int pages(Path document) throws IOException {
		try (PDDocument opened = Loader.loadPDF(document.toFile())) {
			return opened.getNumberOfPages();
		}
	}

	private static void print(Path document, int pages, Task task, Map<Contestant, Result> results, PrintStream out) {
		Duration yardstick = results.values().iterator().next().time();
		out.printf(Locale.ROOT, "%n%s, %,d pages, %.1f MB: %s%n%n", document.getFileName(), pages,
				document.toFile().length() / 1e6, task);
		out.println("| | time | against this engine | peak memory | parts | |");
		out.println("|---|---|---|---|---|---|");
		results.forEach((contestant, result) -> {
			Duration time = result.time();
			out.printf(Locale.ROOT, "| %s | %s%s | %s | %,d MB | %.1f MB | %s |%n", contestant.name(), seconds(time),
					contestant.warm() ? " warm" : "", ratio(time, yardstick), result.peak() / 1024,
					result.bytes() / 1e6, (result.fault() != null) ? result.fault() : "");
		});
		out.flush();
	}

	private static String seconds(Duration time) {
		double millis = time.toNanos() / 1e6;
		return (millis < 1000) ? String.format(Locale.ROOT, (millis < 10) ? "%.1f ms" : "%.0f ms", millis)
				: String.format(Locale.ROOT, "%.1f s", millis / 1e3);
	}

	private static String ratio(Duration time, Duration yardstick) {
		return String.format(Locale.ROOT, "%.1f ×", (double) time.toNanos() / Math.max(yardstick.toNanos(), 1));
	}

}
