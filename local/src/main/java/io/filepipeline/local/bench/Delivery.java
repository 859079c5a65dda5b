package io.filepipeline.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

import io.filepipeline.local.lambda.LocalLambda;
import io.filepipeline.local.lambda.Outcome;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * What came of an invocation.
 *
 * @param time from the invocation to the last callback; zero if something is wrong
 * @param peak the most memory that the process has had, in kilobytes
 * @param bytes of all parts
 * @param fault what is wrong; {@code null} if nothing
 */
record Delivery(Duration time, long peak, long bytes, @Nullable String fault) {

	/**
	 * Invokes a function, and looks at all that it should have done.
	 * @param parts where the parts go, in place of what is there
	 */
	static Delivery of(LocalLambda function, Job job, Site site, Path parts) throws IOException {
		site.callbacks().clear();
		long begun = System.nanoTime();
		Outcome outcome = function.invoke(job.event());
		long peak = peak(function);
		if (outcome.failed()) {
			return new Delivery(Duration.ZERO, peak, 0, outcome.json());
		}
		OptionalLong end = site.callbacks().allReported(job.parts().keySet());
		if (end.isEmpty()) {
			return new Delivery(Duration.ZERO, peak, 0, "not all parts are reported");
		}
		try {
			return new Delivery(Duration.ofNanos(end.getAsLong() - begun), peak, take(job, site, parts), null);
		}
		catch (IOException ex) {
			return new Delivery(Duration.ZERO, peak, 0, ex.getMessage());
		}
	}

	private static long peak(LocalLambda function) throws IOException {
		long peak = 0;
		for (ProcessHandle process : function.processes().toList()) {
			peak = Math.max(peak, PeakMemory.of(process));
		}
		return peak;
	}

	/** Moves the parts from the bucket into the folder; each has to have its pages. */
	private static long take(Job job, Site site, Path parts) throws IOException {
		FileSystemUtils.deleteRecursively(parts);
		Files.createDirectories(parts);
		long bytes = 0;
		int number = 0;
		for (Map.Entry<UUID, Integer> entry : job.parts().entrySet()) {
			byte[] part = site.take(entry.getKey());
			try (PDDocument document = Loader.loadPDF(part)) {
				if (document.getNumberOfPages() != entry.getValue()) {
					throw new IOException("a part has other pages");
				}
			}
			Files.write(parts.resolve(String.format(Locale.ROOT, "%03d.pdf", number++)), part);
			bytes += part.length;
		}
		return bytes;
	}

}
