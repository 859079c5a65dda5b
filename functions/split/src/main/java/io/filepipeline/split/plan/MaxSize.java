package io.filepipeline.split.plan;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Written;

/**
 * Divides into parts of at most so many bytes, each with as many pages as fit. How many
 * those are is tried out: parts share what pages have in common.
 */
final class MaxSize implements Divider {

	/** From then on the rest is halved, whatever the sizes suggest. */
	private static final int GUESSES = 5;

	private static final long TOO_LARGE = Long.MAX_VALUE;

	private final PdfDocument document;

	private final long bytes;

	MaxSize(PdfDocument document, long bytes) {
		this.document = document;
		this.bytes = bytes;
	}

	@Override
	public Stream<PlannedPart> divide(PlannedPart part) throws IOException {
		Stream.Builder<PlannedPart> divided = Stream.builder();
		int pages = part.pages().size();
		int count = pages;
		for (int from = 0; from < pages; from += count) {
			count = fitting(part.pages().subList(from, pages), count);
			divided.add((count > 0) ? part.pages(from, from + count) : alone(part.pages(from, from + 1)));
			count = Math.max(count, 1);
		}
		return divided.build();
	}

	/** How many of the pages fit, 0 if not even the first. */
	private int fitting(List<Integer> pages, int expected) throws IOException {
		int fits = 0;
		int tooMany = pages.size() + 1;
		int next = Math.min(expected, pages.size());
		for (int guesses = 0; tooMany - fits > 1; guesses++) {
			long size = size(pages.subList(0, next));
			if (size <= this.bytes) {
				fits = next;
			}
			else {
				tooMany = next;
			}
			long guess = (guesses < GUESSES && size < TOO_LARGE) ? next * this.bytes / size : (fits + tooMany) / 2L;
			next = (int) Math.max(fits + 1L, Math.min(guess, tooMany - 1L));
		}
		return fits;
	}

	/** Pages that cannot be read are set apart like those that are too large. */
	private long size(List<Integer> pages) throws IOException {
		return (this.document.write(pages, OutputStream::nullOutputStream) instanceof Written written) ? written.size()
				: TOO_LARGE;
	}

	/** One that cannot be read is left to whoever makes it, and says why. */
	private PlannedPart alone(PlannedPart page) throws IOException {
		long size = size(page.pages());
		return (size == TOO_LARGE) ? page : page.impossible(Problem.of(ProblemCode.FILE_TOO_LARGE,
				"Page " + page.pages().get(0) + " alone takes " + size + " bytes, more than max_size"));
	}

}
