package io.filepipeline.local;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is measured while the load is on.
 */
final class LoadFigures {

	private static final int ERRORS_TOLD = 5;

	/** How long each upload took, in nanoseconds. */
	private final Map<LoadFile.Kind, List<Long>> times = new EnumMap<>(LoadFile.Kind.class);

	private final List<Long> refusals = new ArrayList<>();

	private final List<String> errors = new ArrayList<>();

	private long bytes;

	synchronized void accepted(LoadFile file, long nanos) {
		this.times.computeIfAbsent(file.kind(), (kind) -> new ArrayList<>()).add(nanos);
		this.bytes += file.length();
	}

	synchronized void refused(long nanos) {
		this.refusals.add(nanos);
	}

	synchronized void failed(Exception ex) {
		this.errors.add(ex.toString());
	}

	synchronized String progress() {
		return String.format(Locale.ROOT, "%d uploads, %.1f GB, %d refused, %d errors", uploads(), this.bytes / 1e9,
				this.refusals.size(), this.errors.size());
	}

	synchronized int errors() {
		return this.errors.size();
	}

	synchronized void print(double seconds, PrintStream out) {
		out.println("| | uploads | p50 | p99 | longest |");
		out.println("|---|---|---|---|---|");
		this.times.forEach((kind, nanos) -> row(kind.title(), nanos, out));
		row("refused, 503", this.refusals, out);
		out.printf(Locale.ROOT, "%n%.0f uploads/s, %.1f MB/s, %d errors%n", uploads() / seconds,
				this.bytes / 1e6 / seconds, this.errors.size());
		this.errors.stream().limit(ERRORS_TOLD).forEach((error) -> out.println("  " + error));
	}

	private int uploads() {
		return this.times.values().stream().mapToInt(List::size).sum();
	}

	private static void row(String title, List<Long> nanos, PrintStream out) {
		if (!nanos.isEmpty()) {
			long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
			out.printf(Locale.ROOT, "| %s | %d | %.0f ms | %.0f ms | %.0f ms |%n", title, sorted.length,
					sorted[(sorted.length - 1) / 2] / 1e6, sorted[(int) ((sorted.length - 1) * 0.99)] / 1e6,
					sorted[sorted.length - 1] / 1e6);
		}
	}

}
