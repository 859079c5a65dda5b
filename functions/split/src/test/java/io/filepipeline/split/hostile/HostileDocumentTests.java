package io.filepipeline.split.hostile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.split.look.PageReading;
import io.filepipeline.split.pdf.Opened;
import io.filepipeline.split.pdf.Outcome;
import io.filepipeline.split.pdf.PartSequence;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.PdfMerger;
import io.filepipeline.split.pdf.Refusal;
import io.filepipeline.split.pdf.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Each document ends as right parts or with a problem, within bounds of time, heap and
 * disk, and the next one is split as if nothing had been.
 */
@Tag("small-heap")
class HostileDocumentTests {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final int MOST_PARTS = 10;

	@TempDir
	Path folder;

	static Stream<HostileDocument> documents() {
		return Stream
			.of(Cuts.all(), Flips.all(), WrongTypes.all(), Trees.all(), Tables.all(), ObjectStreams.all(), Bombs.all(),
					Depths.all(), Streams.all(), Scripts.all(), Extras.all(), Wrappings.all(), Locks.all(),
					Contents.all(), Repeats.all(), Pins.all())
			.flatMap((family) -> family);
	}

	@ParameterizedTest
	@MethodSource("documents")
	void endsWell(HostileDocument hostile) throws IOException {
		byte[] bytes = hostile.bytes().get();
		Path source = Files.write(this.folder.resolve("source.pdf"), bytes);

		Path good = Files.write(this.folder.resolve("good.pdf"), Documents.twoPages().toBytes());

		List<Part> parts = assertTimeoutPreemptively(LONGEST, () -> split(source, hostile));
		parts.addAll(assertTimeoutPreemptively(LONGEST, () -> merge(List.of(good, source, good), hostile)));

		assertTimeoutPreemptively(LONGEST, () -> look(source));
		for (Part part : parts) {
			assertThatPdf(part.file()).hasPages(part.pages());
			assertThat(Files.size(part.file())).isLessThan(4L * bytes.length + 100_000);
			assertThat(Documents.text(Files.readAllBytes(part.file()))).doesNotContain("EVIL");
		}
		assertThat(split(good, HostileDocument.splits("", 2, () -> bytes))).hasSize(3);
	}

	private List<Part> split(Path source, HostileDocument hostile) throws IOException {
		List<Part> parts = new ArrayList<>();
		Opened opened = PdfDocument.open(source);
		if (opened instanceof Refused refused) {
			check(refused, hostile);
			return parts;
		}
		try (PdfDocument document = (PdfDocument) opened) {
			int count = document.pageCount();
			assertThat(hostile.mustBeRefused()).isFalse();
			if (hostile.pages() > 0) {
				assertThat(count).isEqualTo(hostile.pages());
			}
			List<List<Integer>> plan = plan(count);
			try (PartSequence<Optional<Part>> sequence = PartSequence.of(document, plan.size(),
					(index, writing) -> part(writing, plan.get(index), hostile))) {
				for (int i = 0; i < plan.size(); i++) {
					sequence.next().ifPresent(parts::add);
				}
			}
		}
		return parts;
	}

	/** The merged document as a part, and its last page as another. */
	private List<Part> merge(List<Path> files, HostileDocument hostile) throws IOException {
		List<Part> parts = new ArrayList<>();
		try (PdfMerger merger = new PdfMerger(this.folder.resolve("merged.pdf"), Integer.MAX_VALUE)) {
			for (Path file : files) {
				if (add(file, merger) instanceof Refused refused) {
					check(refused, hostile);
					return parts;
				}
			}
			if (merger.open() instanceof PdfDocument merged) {
				try (merged) {
					int count = merged.pageCount();
					for (List<Integer> pages : List.of(List.of(count - 1),
							IntStream.range(0, count).boxed().toList())) {
						part(merged::write, pages, hostile).ifPresent(parts::add);
					}
				}
			}
		}
		assertThat(parts).isNotEmpty();
		return parts;
	}

	private static Object add(Path file, PdfMerger merger) throws IOException {
		Opened opened = PdfDocument.open(file);
		if (opened instanceof PdfDocument document) {
			try (document) {
				return merger.add(document);
			}
		}
		return opened;
	}

	/** What is on the first page is found out, or it is the document's fault. */
	private void look(Path source) throws IOException {
		if (PdfDocument.open(source) instanceof PdfDocument document) {
			try (document) {
				PageReading pages = new PageReading(document);
				look(() -> assertThat(pages.text(0).what()).hasSizeLessThanOrEqualTo(100_000));
				look(() -> pages.isBlank(0));
				look(() -> assertThat(pages.barcodes(0).what()).hasSizeLessThan(1000));
			}
		}
	}

	private static void look(Look look) throws IOException {
		try {
			look.run();
		}
		catch (Refusal ex) {
			assertThat(ex.problem().code()).isIn(ProblemCode.RESOURCE_BUDGET_EXCEEDED, ProblemCode.PDF_CORRUPT);
			assertThat(ex.problem().detail()).doesNotContain("pdfbox", "Exception", "null");
		}
	}

	/** The first pages each alone, then all together, backwards. */
	private static List<List<Integer>> plan(int count) {
		List<List<Integer>> parts = new ArrayList<>();
		IntStream.range(0, Math.min(count, MOST_PARTS)).forEach((page) -> parts.add(List.of(page)));
		parts.add(IntStream.rangeClosed(1, count).mapToObj((page) -> count - page).toList());
		return parts;
	}

	private Optional<Part> part(PartSequence.Writing writing, List<Integer> pages, HostileDocument hostile)
			throws IOException {
		Path part = Files.createTempFile(this.folder, "part", ".pdf");
		Outcome outcome;
		try (FileTarget target = new FileTarget(part)) {
			outcome = writing.write(pages, target);
		}
		if (outcome instanceof Refused refused) {
			check(refused, hostile);
			return Optional.empty();
		}
		return Optional.of(new Part(part, pages.size()));
	}

	private static void check(Refused refused, HostileDocument hostile) {
		assertThat(hostile.codes()).contains(refused.problem().code());
		assertThat(refused.problem().detail()).doesNotContain("pdfbox", "Exception", "null");
	}

	@FunctionalInterface
	private interface Look {

		void run() throws IOException;

	}

	/**
	 * What was written.
	 *
	 * @param file where
	 * @param pages how many pages it should have
	 */
	private record Part(Path file, int pages) {
	}

}
