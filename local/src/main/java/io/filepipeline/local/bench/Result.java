package io.filepipeline.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.filepipeline.local.bench.Contestant.Work;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * How a contestant did.
 *
 * @param process how long its process took
 * @param split how long it took to split, once warm; {@code null} if it does not say
 * @param peak the most memory that the process had, in kilobytes
 * @param bytes of all parts
 * @param fault what is wrong with it; {@code null} if nothing
 */
record Result(Duration process, @Nullable Duration split, long peak, long bytes, @Nullable String fault) {

	private static final Duration LONGEST = Duration.ofSeconds(120);

	static Result of(Contestant contestant, Work work) throws IOException, InterruptedException {
		Path times = Files.createTempFile("times-", ".txt");
		try {
			long start = System.nanoTime();
			Process process = new ProcessBuilder(contestant.command().words(work)).redirectOutput(times.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			long peak = 0;
			// ever more rarely, because to look takes time from what is measured
			for (long pause = 10; !process.waitFor(pause, TimeUnit.MILLISECONDS)
					&& System.nanoTime() - start < LONGEST.toNanos(); pause = Math.min(pause * 3 / 2, 500)) {
				peak = Math.max(peak, PeakMemory.of(process.toHandle()));
			}
			Duration taken = Duration.ofNanos(System.nanoTime() - start);
			if (process.isAlive()) {
				process.destroyForcibly().waitFor();
				return new Result(taken, null, peak, 0, "takes longer than " + LONGEST.toSeconds() + " s");
			}
			return new Result(taken, contestant.warm() ? median(Files.readAllLines(times)) : null, peak,
					bytes(work.folder()), fault(work));
		}
		finally {
			Files.delete(times);
		}
	}

	/** The one in the middle, or one with a fault. */
	static Result middle(List<Result> results) {
		return results.stream()
			.filter((result) -> result.fault() != null)
			.findFirst()
			.orElseGet(
					() -> results.stream().sorted(Comparator.comparing(Result::time)).toList().get(results.size() / 2));
	}

	/** What is compared. */
	Duration time() {
		return (this.split != null) ? this.split : this.process;
	}

	/**
	 * Of the second half, when the compiler has done its work. Libraries may have words
	 * of their own between the numbers.
	 */
	private static Duration median(List<String> lines) {
		List<String> micros = lines.stream().filter((line) -> line.matches("\\d+")).toList();
		if (micros.isEmpty()) {
			return LONGEST;
		}
		List<Long> warm = micros.subList(micros.size() / 2, micros.size())
			.stream()
			.map(Long::valueOf)
			.sorted()
			.toList();
		return Duration.of(warm.get(warm.size() / 2), ChronoUnit.MICROS);
	}

	private static long bytes(Path folder) throws IOException {
		long bytes = 0;
		for (Path part : parts(folder)) {
			bytes += Files.size(part);
		}
		return bytes;
	}

	/** Every part has to open, and to have its pages. */
	private static @Nullable String fault(Work work) throws IOException {
		List<Path> parts = parts(work.folder());
		if (parts.size() != work.parts()) {
			return parts.size() + " parts instead of " + work.parts();
		}
		int pages = 0;
		for (Path part : parts) {
			try (PDDocument document = Loader.loadPDF(part.toFile())) {
				pages += document.getNumberOfPages();
			}
			catch (IOException ex) {
				return part.getFileName() + " does not open";
			}
		}
		int wanted = work.task().parts(work.pages()).stream().mapToInt(List::size).sum();
		return (pages == wanted) ? null : pages + " pages instead of " + wanted;
	}

	private static List<Path> parts(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".pdf")).toList();
		}
	}

}
