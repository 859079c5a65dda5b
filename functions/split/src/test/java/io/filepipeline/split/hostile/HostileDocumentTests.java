package io.filepipeline.split.hostile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.filepipeline.split.hostile.HostileParts.Part;
import io.filepipeline.split.pdf.Opened;
import io.filepipeline.split.pdf.PartSequence;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Each document ends as right parts or with a problem, within bounds of time, heap and
 * disk, and the next one is split as if nothing had been.
 */
@Tag("small-heap")
class HostileDocumentTests {

	private static final int MOST_PARTS = 10;

	@TempDir
	Path folder;

	@ParameterizedTest
	@MethodSource("io.filepipeline.split.hostile.HostileParts#documents")
	void endsWell(HostileDocument hostile) throws IOException {
		byte[] bytes = hostile.bytes().get();
		Path source = Files.write(this.folder.resolve("source.pdf"), bytes);
		Path good = HostileParts.good(this.folder);

		List<Part> parts = assertTimeoutPreemptively(HostileParts.LONGEST, () -> split(source, hostile));

		for (Part part : parts) {
			part.isRight(bytes.length);
		}
		assertThat(split(good, HostileDocument.splits("", 2, () -> bytes))).hasSize(3);
	}

	private List<Part> split(Path source, HostileDocument hostile) throws IOException {
		HostileParts writer = new HostileParts(hostile, this.folder);
		List<Part> parts = new ArrayList<>();
		Opened opened = PdfDocument.open(source);
		if (opened instanceof Refused refused) {
			writer.check(refused);
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
					(index, writing) -> writer.write(writing, plan.get(index)))) {
				for (int i = 0; i < plan.size(); i++) {
					sequence.next().ifPresent(parts::add);
				}
			}
		}
		return parts;
	}

	/** The first pages each alone, then all together, backwards. */
	private static List<List<Integer>> plan(int count) {
		List<List<Integer>> parts = new ArrayList<>();
		IntStream.range(0, Math.min(count, MOST_PARTS)).forEach((page) -> parts.add(List.of(page)));
		parts.add(IntStream.rangeClosed(1, count).mapToObj((page) -> count - page).toList());
		return parts;
	}

}
