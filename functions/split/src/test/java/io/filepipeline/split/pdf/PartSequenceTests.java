package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(30)
class PartSequenceTests {

	private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>";

	private final ExecutorService helpers = Executors.newFixedThreadPool(3);

	@TempDir
	private Path folder;

	@AfterEach
	void stopHelpers() {
		this.helpers.shutdown();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void makesTheSameBytesAsOneThread(int pages) throws IOException {
		PdfBuilder source = Pdfs.document(40).sharedImage().tagged().title("Title");
		for (int page = 0; page < 40; page++) {
			source.link(page, 39 - page)
				.namedLink(page, (page + 2) % 40)
				.bookmark("Page " + page, page)
				.textField(page, "a.b" + page, "value");
		}

		assertSameAsAlone(source.layer(3, "Layer", true).toBytes(), pages);
	}

	@Test
	void repairsInTheMiddleAsOneThreadDoes() throws IOException {
		RawPdf source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[" + "3 0 R ".repeat(6) + "4 0 R " + "3 0 R ".repeat(6) + "]/Count 13>>")
			.object(PAGE)
			.object(PAGE.replace(">>", "/Contents 5 0 R>>"))
			.object("<</Length 7 0 R>>\nstream\n0 0 50 50 re f\nendstream")
			.object("null")
			.object("3");

		List<Made> parts = assertSameAsAlone(source.toBytes(), 1);

		assertThat(notes(parts.get(5))).isEmpty();
		assertThat(notes(parts.get(6))).containsExactly(Note.REPAIRED);
		assertThat(notes(parts.get(12))).containsExactly(Note.REPAIRED);
	}

	@Test
	void refusesTheSamePartsAsOneThread() throws IOException {
		try (PdfDocument document = open(Pdfs.withPages(3))) {
			List<List<Integer>> pages = List.of(List.of(0), List.of(7), List.of(2));
			List<Made> alone = alone(document, pages);

			assertThat(beside(document, pages)).isEqualTo(alone);
			assertThat(alone.get(1).outcome()).isInstanceOf(Refused.class);
		}
	}

	@Test
	void makesAloneWhatTakesMoreThanItsShare() throws IOException {
		long annotations = Runtime.getRuntime().maxMemory() / 64 / Budget.COPY + 1;
		RawPdf source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R 3 0 R]/Count 3>>")
			.object(PAGE)
			.object(PAGE.replace(">>", "/Annots[" + "<<>>".repeat((int) annotations) + "]>>"));

		List<Made> parts = assertSameAsAlone(source.toBytes(), 1);

		assertThat(parts).allSatisfy((part) -> assertThat(part.outcome()).isInstanceOf(Written.class));
	}

	@Test
	void passesOnWhatAMakerThrows() throws IOException {
		try (PdfDocument document = open(Pdfs.withPages(9));
				PartSequence<Integer> sequence = new PartSequence<>(document, 9, (index, writing) -> {
					if (index == 1) {
						throw new IOException("No space left on device");
					}
					return index;
				}, this.helpers)) {
			assertThat(sequence.next()).isZero();
			assertThatIOException().isThrownBy(sequence::next).withMessage("No space left on device");
		}
	}

	@Test
	void stopsWhatIsUnderWayAndWaitsForItWhenInterrupted() throws Exception {
		CountDownLatch begun = new CountDownLatch(2);
		AtomicBoolean ended = new AtomicBoolean();
		try (PdfDocument document = open(Pdfs.withPages(2))) {
			Thread caller = Thread.currentThread();
			PartSequence<Integer> sequence = new PartSequence<>(document, 2, (index, writing) -> {
				begun.countDown();
				try {
					begun.await();
					if (Thread.currentThread() != caller) {
						caller.interrupt();
						new CountDownLatch(1).await();
					}
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					ended.set(Thread.currentThread() != caller);
					throw new InterruptedIOException();
				}
				return index;
			}, this.helpers);
			assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> {
				sequence.next();
				sequence.next();
			});
			sequence.close();
			assertThat(ended).isTrue();
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private List<Made> assertSameAsAlone(byte[] source, int each) throws IOException {
		List<Made> alone;
		List<List<Integer>> pages;
		try (PdfDocument document = open(source)) {
			int count = document.pageCount();
			pages = IntStream.iterate(0, (first) -> first < count, (first) -> first + each)
				.mapToObj((first) -> IntStream.range(first, Math.min(first + each, count)).boxed().toList())
				.toList();
			alone = alone(document, pages);
		}
		try (PdfDocument document = open(source)) {
			assertThat(beside(document, pages)).isEqualTo(alone);
		}
		return alone;
	}

	private List<Made> alone(PdfDocument document, List<List<Integer>> pages) throws IOException {
		List<Made> parts = new ArrayList<>();
		for (List<Integer> part : pages) {
			parts.add(make(part, document::write));
		}
		return parts;
	}

	private List<Made> beside(PdfDocument document, List<List<Integer>> pages) throws IOException {
		List<Made> parts = new ArrayList<>();
		try (PartSequence<Made> sequence = new PartSequence<>(document, pages.size(),
				(index, writing) -> make(pages.get(index), writing), this.helpers)) {
			for (int i = 0; i < pages.size(); i++) {
				parts.add(sequence.next());
			}
		}
		return parts;
	}

	private static Made make(List<Integer> pages, PartSequence.Writing writing) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Outcome outcome = writing.write(pages, () -> {
			out.reset();
			return out;
		});
		return new Made(outcome, (outcome instanceof Written) ? HexFormat.of().formatHex(out.toByteArray()) : "");
	}

	private static Set<Note> notes(Made part) {
		return ((Written) part.outcome()).notes();
	}

	private PdfDocument open(byte[] source) throws IOException {
		return (PdfDocument) PdfDocument.open(Files.write(this.folder.resolve("source.pdf"), source));
	}

	/**
	 * What was made of a part.
	 *
	 * @param bytes those that were written, in hexadecimal
	 */
	private record Made(Outcome outcome, String bytes) {
	}

}
