package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Problem;

/**
 * Merges documents in memory, or says why that cannot be done.
 */
final class Merged {

	private static final long LONGEST = 1 << 30;

	private Merged() {
	}

	/** All pages of the merged document, as one part. */
	static byte[] all(Path folder, byte[]... documents) throws IOException {
		try (PdfDocument merged = open(folder, documents)) {
			return part(merged, IntStream.range(0, merged.pageCount()).toArray());
		}
	}

	static PdfDocument open(Path folder, byte[]... documents) throws IOException {
		Object opened = attempt(folder, LONGEST, documents);
		if (opened instanceof PdfDocument document) {
			return document;
		}
		throw new AssertionError(opened);
	}

	static Problem problem(Path folder, long longest, byte[]... documents) throws IOException {
		Object opened = attempt(folder, longest, documents);
		if (opened instanceof Refused refused) {
			return refused.problem();
		}
		throw new AssertionError(opened);
	}

	static byte[] part(PdfDocument document, int... pages) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Outcome outcome = document.write(Parts.listOf(pages), () -> {
			out.reset();
			return out;
		});
		if (outcome instanceof Written) {
			return out.toByteArray();
		}
		throw new AssertionError(outcome);
	}

	private static Object attempt(Path folder, long longest, byte[]... documents) throws IOException {
		Path target = Files.createTempFile(folder, "merged", ".pdf");
		try (PdfMerger merger = new PdfMerger(target, longest)) {
			for (byte[] bytes : List.of(documents)) {
				Path file = Files.write(Files.createTempFile(folder, "source", ".pdf"), bytes);
				Opened opened = PdfDocument.open(file, "secret");
				if (opened instanceof Refused) {
					return opened;
				}
				try (PdfDocument document = (PdfDocument) opened) {
					if (merger.add(document) instanceof Refused refused) {
						return refused;
					}
				}
				finally {
					Files.delete(file);
				}
			}
			return merger.open();
		}
	}

}
