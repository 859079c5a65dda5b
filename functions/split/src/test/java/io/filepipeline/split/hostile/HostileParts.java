package io.filepipeline.split.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.filepipeline.split.pdf.Outcome;
import io.filepipeline.split.pdf.PartSequence;
import io.filepipeline.split.pdf.Refused;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes parts of a hostile document, and checks what comes of it.
 *
 * @param folder where they are written
 */
record HostileParts(HostileDocument document, Path folder) {

	/**
	 * As long as any may take; a busy machine takes four times as long as an idle one.
	 */
	static final Duration LONGEST = Duration.ofSeconds(40);

	static Stream<HostileDocument> documents() {
		return Stream
			.of(Cuts.all(), Flips.all(), WrongTypes.all(), Trees.all(), Tables.all(), ObjectStreams.all(), Bombs.all(),
					Depths.all(), Streams.all(), Scripts.all(), Extras.all(), Wrappings.all(), Locks.all(),
					Contents.all(), Repeats.all(), Pins.all())
			.flatMap((family) -> family);
	}

	/** A document of two pages that means well. */
	static Path good(Path folder) throws IOException {
		return Files.write(folder.resolve("good.pdf"), Documents.twoPages().toBytes());
	}

	/** Makes a part; empty if it is refused for a reason that is expected. */
	Optional<Part> write(PartSequence.Writing writing, List<Integer> pages) throws IOException {
		Path file = Files.createTempFile(this.folder, "part", ".pdf");
		Outcome outcome;
		try (FileTarget target = new FileTarget(file)) {
			outcome = writing.write(pages, target);
		}
		if (outcome instanceof Refused refused) {
			check(refused);
			return Optional.empty();
		}
		return Optional.of(new Part(file, pages.size()));
	}

	void check(Refused refused) {
		assertThat(this.document.codes()).contains(refused.problem().code());
		assertThat(refused.problem().detail()).doesNotContain("pdfbox", "Exception", "null");
	}

	/**
	 * What was written.
	 *
	 * @param file where
	 * @param pages how many pages it should have
	 */
	record Part(Path file, int pages) {

		/**
		 * Checks it.
		 * @param source how many bytes the document has
		 */
		void isRight(int source) throws IOException {
			assertThatPdf(this.file).hasPages(this.pages);
			assertThat(Files.size(this.file)).isLessThan(4L * source + 100_000);
			assertThat(Documents.text(Files.readAllBytes(this.file))).doesNotContain("EVIL");
		}

	}

}
