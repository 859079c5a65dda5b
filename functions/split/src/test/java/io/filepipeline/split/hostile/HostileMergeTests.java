package io.filepipeline.split.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.filepipeline.split.hostile.HostileParts.Part;
import io.filepipeline.split.pdf.Opened;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.PdfMerger;
import io.filepipeline.split.pdf.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Each document, between good ones, ends as one with theirs or with a problem, within the
 * same bounds as alone.
 */
@Tag("small-heap")
class HostileMergeTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@MethodSource("io.filepipeline.split.hostile.HostileParts#documents")
	void endsWell(HostileDocument hostile) throws IOException {
		byte[] bytes = hostile.bytes().get();
		Path source = Files.write(this.folder.resolve("source.pdf"), bytes);
		Path good = HostileParts.good(this.folder);

		List<Part> parts = assertTimeoutPreemptively(HostileParts.LONGEST,
				() -> merge(List.of(good, source, good), hostile));

		for (Part part : parts) {
			part.isRight(bytes.length);
		}
		assertThat(merge(List.of(good, good), HostileDocument.splits("", 4, () -> bytes))).hasSize(2);
	}

	/** The last page of the merged document as a part, and the whole as another. */
	private List<Part> merge(List<Path> files, HostileDocument hostile) throws IOException {
		HostileParts writer = new HostileParts(hostile, this.folder);
		List<Part> parts = new ArrayList<>();
		try (PdfMerger merger = new PdfMerger(this.folder.resolve("merged.pdf"), Integer.MAX_VALUE)) {
			for (Path file : files) {
				if (add(file, merger) instanceof Refused refused) {
					writer.check(refused);
					return parts;
				}
			}
			if (merger.open() instanceof PdfDocument merged) {
				try (merged) {
					int count = merged.pageCount();
					for (List<Integer> pages : List.of(List.of(count - 1),
							IntStream.range(0, count).boxed().toList())) {
						writer.write(merged::write, pages).ifPresent(parts::add);
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

}
