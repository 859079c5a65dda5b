package io.filepipeline.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The most memory that a process has had so far, as Linux tells it.
 */
final class PeakMemory {

	private PeakMemory() {
	}

	/**
	 * In kilobytes; of those that it has started if they have more, as a wrapper script
	 * has; 0 where nobody tells, or if it has just ended.
	 */
	static long of(ProcessHandle process) throws IOException {
		Path status = Path.of("/proc", Long.toString(process.pid()), "status");
		try (Stream<String> lines = Files.lines(status); Stream<ProcessHandle> children = process.children()) {
			long peak = lines.filter((line) -> line.startsWith("VmHWM:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")))
				.findFirst()
				.orElse(0);
			for (ProcessHandle child : children.toList()) {
				peak = Math.max(peak, of(child));
			}
			return peak;
		}
		catch (NoSuchFileException | UncheckedIOException ex) {
			return 0;
		}
	}

}
