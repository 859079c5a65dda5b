package io.filepipeline.split.hostile;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.split.pdf.Note;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Written;
import org.apache.commons.io.output.CountingOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tags take of the memory: those of a long part have room, and those that have none
 * do not cost the part.
 */
@Tag("small-heap")
class TagMemoryTests {

	/** Elements begin behind the catalog, the pages and the root. */
	private static final int FIRST = 6;

	@TempDir
	Path folder;

	@Test
	void tensOfThousandsOfElementsHaveRoom() throws IOException {
		int paragraphs = 300;
		List<Integer> sections = numbers(FIRST, 100, paragraphs + 1);
		String ofPage = sections.stream()
			.map((section) -> references(numbers(section + 1, paragraphs, 1)))
			.collect(Collectors.joining(" "));
		Stream<String> elements = sections.stream()
			.flatMap((section) -> Stream.concat(
					Stream.of("<</S/Sect/P 4 0 R/K[" + references(numbers(section + 1, paragraphs, 1)) + "]>>"),
					Stream.generate(() -> "<</S/P/P " + section + " 0 R/Pg 3 0 R/K 0>>").limit(paragraphs)));

		assertThat(part(references(sections), ofPage, elements)).satisfies((part) -> {
			assertThat(part.notes()).isEmpty();
			assertThat(part.size()).isGreaterThan(100_000);
		});
	}

	@Test
	void ninetyMegabytesOfTextHaveNone() throws IOException {
		String all = references(numbers(FIRST, 90, 1));
		// each has so many kids that it is kept for other parts
		Stream<String> elements = Stream.generate(
				() -> "<</S/P/P 4 0 R/Pg 3 0 R/K[" + "0 ".repeat(100) + "]/ActualText(" + "x".repeat(1_000_000) + ")>>")
			.limit(90);

		assertThat(part(all, all, elements).notes()).containsExactly(Note.TAGS_REMOVED);
	}

	@Test
	void partsBeforeMakeNoDifference() throws IOException {
		int pages = 600;
		Path file = this.folder.resolve("long.pdf");
		write(file, longElements(pages));

		byte[] first;
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			first = bytes(document, pages - 1);
		}
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			for (int page = 0; page < pages - 1; page++) {
				assertThat(((Written) document.write(List.of(page), OutputStream::nullOutputStream)).notes()).isEmpty();
			}
			assertThat(bytes(document, pages - 1)).isEqualTo(first);
		}
	}

	/** Each page has a paragraph of 500 pieces. */
	private static Stream<String> longElements(int pages) {
		Stream<String> before = Stream.of("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>",
				"<</Type/Pages/Kids[" + references(numbers(5, pages, 2)) + "]/Count " + pages
						+ "/MediaBox[0 0 99 99]>>",
				"<</Type/StructTreeRoot/K 4 0 R/ParentTree<</Nums[" + numbers(0, pages, 1).stream()
					.map((page) -> page + "[" + (6 + 2 * page) + " 0 R]")
					.collect(Collectors.joining()) + "]>>>>",
				"<</S/Document/P 3 0 R/K[" + references(numbers(6, pages, 2)) + "]>>");
		String pieces = numbers(0, 500, 1).stream().map(String::valueOf).collect(Collectors.joining(" "));
		return Stream.concat(before,
				numbers(0, pages, 1).stream()
					.flatMap((page) -> Stream.of("<</Type/Page/Parent 2 0 R/StructParents " + page + ">>",
							"<</S/P/P 4 0 R/Pg " + (5 + 2 * page) + " 0 R/K[" + pieces + "]>>")));
	}

	private static byte[] bytes(PdfDocument document, int page) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		document.write(List.of(page), () -> out);
		return out.toByteArray();
	}

	/** A part of a document of one page, which is tagged. */
	private Written part(String belowRoot, String ofPage, Stream<String> elements) throws IOException {
		Path file = this.folder.resolve("tagged.pdf");
		write(file,
				Stream.concat(Stream.of("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>",
						"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]>>",
						"<</Type/Page/Parent 2 0 R/StructParents 0>>",
						"<</Type/StructTreeRoot/ParentTree<</Nums[0 5 0 R]>>/K[" + belowRoot + "]>>",
						"[" + ofPage + "]"), elements));
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			return (Written) document.write(List.of(0), OutputStream::nullOutputStream);
		}
	}

	/** Object by object: together they may be more than the heap. */
	private static void write(Path file, Stream<String> objects) throws IOException {
		StringBuilder table = new StringBuilder();
		int count = 1;
		try (CountingOutputStream out = new CountingOutputStream(
				new BufferedOutputStream(Files.newOutputStream(file)))) {
			out.write(Documents.bytes("%PDF-1.7\n"));
			for (Iterator<String> all = objects.iterator(); all.hasNext(); count++) {
				table.append("%010d 00000 n \n".formatted(out.getByteCount()));
				out.write(Documents.bytes(count + " 0 obj\n" + all.next() + "\nendobj\n"));
			}
			out.write(Documents.bytes("xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<</Size "
					+ count + "/Root 1 0 R>>\nstartxref\n" + out.getByteCount() + "\n%%EOF\n"));
		}
	}

	private static List<Integer> numbers(int first, int count, int step) {
		return IntStream.range(0, count).map((index) -> first + index * step).boxed().toList();
	}

	private static String references(List<Integer> numbers) {
		return numbers.stream().map((number) -> number + " 0 R").collect(Collectors.joining(" "));
	}

}
