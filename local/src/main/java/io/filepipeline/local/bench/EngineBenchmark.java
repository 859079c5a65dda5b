package io.filepipeline.local.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.filepipeline.split.pdf.Outcome;
import io.filepipeline.split.pdf.PartSequence;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Written;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The engine alone, without a disk to write to; see scripts/bench_engine.sh.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = { "-Xmx512m", "-XX:+UseSerialGC" })
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {

	/** What is split; empty for a manual of 1,000 pages. */
	@Param("")
	String document = "";

	private Path file = Path.of("");

	/** Makes the manual where no document is given. */
	@Setup
	public void prepare() throws IOException {
		this.file = this.document.isEmpty() ? Manual.write(Files.createTempFile("manual-", ".pdf"))
				: Path.of(this.document);
	}

	/** Opens the document, and counts its pages. */
	@Benchmark
	public int open() throws IOException {
		try (PdfDocument opened = (PdfDocument) PdfDocument.open(this.file)) {
			return opened.pageCount();
		}
	}

	/** Opens the document, and makes all parts that a task asks for. */
	@Benchmark
	public long split(Work work) throws IOException {
		long bytes = 0;
		try (PdfDocument opened = (PdfDocument) PdfDocument.open(this.file)) {
			List<List<Integer>> parts = Task.valueOf(work.task).parts(opened.pageCount());
			try (PartSequence<Outcome> made = PartSequence.of(opened, parts.size(),
					(index, writing) -> writing.write(parts.get(index), OutputStream::nullOutputStream))) {
				for (int i = 0; i < parts.size(); i++) {
					bytes += ((Written) made.next()).size();
				}
			}
		}
		return bytes;
	}

	/**
	 * What is asked for.
	 */
	@State(Scope.Benchmark)
	public static class Work {

		/** The name of the task. */
		@Param({ "PAGE_BY_PAGE", "TEN_RANGES", "FIRST_TWO" })
		String task = "";

	}

}
