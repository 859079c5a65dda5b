package io.filepipeline.split.plan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.split.pdf.Note;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Written;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlanTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{'ranges':['1-3,7','8-last','even']}           | 0,1,2,6 / 7,8,9 / 1,3,5,7,9
			{'extract':'last-1,1'}                         | 8,0
			{'every':4}                                    | 0,1,2,3 / 4,5,6,7 / 8,9
			{'every':10}                                   | 0,1,2,3,4,5,6,7,8,9
			{'parts':3}                                    | 0,1,2 / 3,4,5 / 6,7,8,9
			{'extract':'odd','every':2}                    | 0,2 / 4,6 / 8
			{'ranges':['1-2','5-7'],'every':2}             | 0,1 / 4,5 / 6
			{'parts':2,'every':3}                          | 0,1,2 / 3,4 / 5,6,7 / 8,9
			{'file_map':[{'pages':[5,0,5]}]}               | 5,0,5
			{'file_map':[{'pages':[5,0,5]}],'every':2}     | 5,0 / 5
			{'file_map':[{'pages':[9,10]}],'every':1}      | 9,10
			""")
	void takesPagesAndDividesThem(String params, String parts) throws IOException {
		assertThat(parts(params, Pdfs.withPages(10)).stream()
			.map((part) -> part.pages().stream().map(String::valueOf).collect(Collectors.joining(",")))
			.collect(Collectors.joining(" / "))).isEqualTo(parts);
	}

	@Test
	void makesTheOtherPartsWhereOneIsNotThere() throws IOException {
		List<PlannedPart> parts = parts("{'ranges':['2-5','1'],'every':1}", Pdfs.withPages(3));

		assertThat(parts).hasSize(2);
		assertThat(parts.get(0).problem()).extracting(Problem::code).isEqualTo(ProblemCode.PAGE_OUT_OF_RANGE);
		assertThat(parts.get(1)).isEqualTo(PlannedPart.of(List.of(0)));
	}

	@Test
	void refusesMorePartsThanPages() {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> parts("{'parts':4}", Pdfs.withPages(3)))
			.withMessageContaining("3 pages cannot be divided into 4 parts");
	}

	@Test
	void refusesTooManyPartsAndPages() {
		// nearly 100,000
		String pages = "'all" + ",all".repeat(1998) + "'";
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> parts("{'ranges':[" + pages + "," + pages + "],'every':1}", Pdfs.withPages(50)))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.TOO_MANY_PARTS));
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> parts("{'ranges':[" + pages + ("," + pages).repeat(10) + "]}", Pdfs.withPages(50)))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.TOO_MANY_PAGES));
	}

	@Test
	void fillsPartsUpToTheirSize() throws IOException {
		byte[] source = Pdfs.withPages(60);
		long most = 3000;

		List<PlannedPart> parts = parts("{'max_size':" + most + "}", source);

		assertThat(parts.stream().flatMap((part) -> part.pages().stream())).hasSize(60)
			.isSorted()
			.doesNotHaveDuplicates();
		assertThat(parts).hasSizeBetween(2, 40);
		try (PdfDocument document = open(source)) {
			for (int index = 0; index < parts.size(); index++) {
				List<Integer> pages = parts.get(index).pages();
				assertThat(size(document, pages)).isLessThanOrEqualTo(most);
				if (index < parts.size() - 1) {
					List<Integer> more = IntStream.rangeClosed(pages.get(0), pages.get(0) + pages.size())
						.boxed()
						.toList();
					assertThat(size(document, more)).as("one page more").isGreaterThan(most);
				}
			}
		}
	}

	@Test
	void beginsPartsAtBookmarksAndNamesThemSo() throws IOException {
		byte[] source = Pdfs.document(6)
			.bookmark("1/2: \"Intro\"", 1)
			.bookmark("Again", 1)
			.bookmark("End", 4)
			.toBytes();

		assertThat(parts("{'at_bookmarks':1}", source)).containsExactly(PlannedPart.of(List.of(0)),
				PlannedPart.of(List.of(1, 2, 3)).called("1-2- -Intro-"), PlannedPart.of(List.of(4, 5)).called("End"));
		assertThat(parts("{'at_bookmarks':2,'every':2}", source)).extracting(PlannedPart::title)
			.containsExactly(null, "1-2- -Intro-", "1-2- -Intro-", "End");
	}

	@Test
	void refusesWhereThereAreNoBookmarks() {
		byte[] source = Pdfs.document(6).bookmark("End", 4).toBytes();

		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> parts("{'extract':'1-3','at_bookmarks':1}", source))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.NO_BOOKMARKS));
	}

	@Test
	void beginsPartsWhereTextIsFound() throws IOException {
		byte[] source = Pdfs.document(6)
			.text(1, "Invoice 17")
			.text(2, "see Invoice 17")
			.text(4, "Invoice 9/4")
			.toBytes();

		assertThat(parts("{'at_text':'^Invoice [0-9/]+'}", source)).containsExactly(PlannedPart.of(List.of(0)),
				PlannedPart.of(List.of(1, 2, 3)).called("Invoice 17"),
				PlannedPart.of(List.of(4, 5)).called("Invoice 9-4"));
		assertThat(parts("{'at_text':'^Invoice ([0-9]+)','extract':'2-6','every':2}", source))
			.extracting(PlannedPart::title)
			.containsExactly("17", "17", "9");
		assertThat(parts("{'at_text':'(x)?Invoice'}", source)).extracting(PlannedPart::title).containsOnlyNulls();
	}

	@Test
	void leavesBlankPagesOut() throws IOException {
		byte[] source = Pdfs.document(9).blank(0).blank(3).blank(4).blank(8).toBytes();

		assertThat(parts("{'at_blank_pages':true}", source)).containsExactly(PlannedPart.of(List.of(1, 2)),
				PlannedPart.of(List.of(5, 6, 7)));
	}

	@Test
	void leavesSheetsWithACodeOutAndNamesPartsAfterThem() throws IOException {
		byte[] source = Pdfs.document(8)
			.qrCode(1, "PATCHT")
			.qrCode(3, "https://example.com")
			.qrCode(5, "ASN00042")
			.toBytes();

		assertThat(parts("{'at_barcode':'PATCHT|ASN([0-9]+)'}", source)).containsExactly(PlannedPart.of(List.of(0)),
				PlannedPart.of(List.of(2, 3, 4)), PlannedPart.of(List.of(6, 7)).called("00042"));
		assertThat(parts("{'at_barcode':'.*'}", source)).extracting(PlannedPart::title)
			.containsExactly(null, "PATCHT", "https---example.com", "ASN00042");
	}

	@Test
	void leavesOutTheBackOfASheet() throws IOException {
		byte[] source = Pdfs.document(6).qrCode(2, "PATCHT").blank(3).text(5, "Invoice").toBytes();

		assertThat(parts("{'at_barcode':'PATCHT','at_blank_pages':true,'at_text':'Invoice'}", source))
			.extracting(PlannedPart::pages)
			.containsExactly(List.of(0, 1), List.of(4), List.of(5));
	}

	@Test
	void keepsPagesWithACodeAsTheFirstOfTheirParts() throws IOException {
		byte[] source = Pdfs.document(6).qrCode(0, "ASN1").qrCode(3, "ASN2").qrCode(4, "ASN3").toBytes();

		assertThat(parts("{'at_barcode':'ASN[0-9]','keep_separators':true}", source)).containsExactly(
				PlannedPart.of(List.of(0, 1, 2)).called("ASN1"), PlannedPart.of(List.of(3)).called("ASN2"),
				PlannedPart.of(List.of(4, 5)).called("ASN3"));
	}

	@Test
	void keepsBlankPagesWithoutMakingPartsOfThemAlone() throws IOException {
		byte[] source = Pdfs.document(9).blank(0).blank(3).blank(4).blank(7).blank(8).toBytes();
		byte[] backs = Pdfs.document(8).qrCode(0, "A").blank(1).blank(3).qrCode(5, "B").blank(6).toBytes();

		assertThat(parts("{'at_blank_pages':true,'keep_separators':true}", source))
			.containsExactly(PlannedPart.of(List.of(0, 1, 2)), PlannedPart.of(List.of(3, 4, 5, 6, 7, 8)));
		assertThat(parts("{'at_blank_pages':true,'keep_separators':true,'extract':'4,5'}", source))
			.containsExactly(PlannedPart.of(List.of(3, 4)));
		assertThat(parts("{'at_barcode':'.','at_blank_pages':true,'keep_separators':true}", backs)).containsExactly(
				PlannedPart.of(List.of(0, 1, 2)).called("A"), PlannedPart.of(List.of(3, 4)).called("A"),
				PlannedPart.of(List.of(5, 6, 7)).called("B"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{'at_text':'^Invoice'}               | No page has text that at_text looks for; pictures of text are not read
					{'at_blank_pages':true}              | No page is blank
					{'at_barcode':'x'}                   | No page has a QR code, Code 128, Code 39 or EAN-13 with what at_barcode looks for
					{'extract':'4','at_barcode':'.*'}    | All pages are separators, which are left out: there is nothing between them
					""")
	void refusesWhereNothingSeparatesParts(String params, String detail) {
		byte[] source = Pdfs.document(4).qrCode(3, "PATCHT").toBytes();

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> parts(params, source))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.NO_SEPARATOR_FOUND))
			.satisfies((ex) -> assertThat(ex.problem().detail()).isEqualTo(detail));
	}

	/** What cannot be decoded may be a separator, or nothing. */
	@ParameterizedTest
	@ValueSource(strings = { "{'at_blank_pages':true}", "{'at_barcode':'.*'}" })
	void notesPagesThatCannotBeLookedAt(String params) throws IOException {
		byte[] source = Pdfs.document(6).blank(1).qrCode(3, "PATCHT").jpeg2000(4).toBytes();

		assertThat(parts(params, source)).extracting(PlannedPart::notes)
			.containsExactly(Set.of(), Set.of(Note.UNREADABLE_PAGES));
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> parts(params.replace("{", "{'extract':'5',"), source))
			.withMessageEndingWith(". That is as far as can be told: 1 could not be looked at");
	}

	@Test
	void stopsSearchingWhenItIsInterrupted() throws IOException {
		try (PdfDocument document = open(Pdfs.withPages(3))) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(Unavailable.class)
				.isThrownBy(() -> Plan.of(Json.read("{\"at_blank_pages\":true}", SplitParams.class), document));
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void tellsWhichPageIsTooLargeByItself() throws IOException {
		List<PlannedPart> parts = parts("{'max_size':1024}", Pdfs.document(2).sharedImage().toBytes());

		assertThat(parts).hasSize(2).allSatisfy((part) -> {
			assertThat(part.pages()).hasSize(1);
			assertThat(part.problem().code()).isEqualTo(ProblemCode.FILE_TOO_LARGE);
			assertThat(part.problem().detail()).contains("Page " + part.pages().get(0) + " alone takes");
		});
	}

	private static long size(PdfDocument document, List<Integer> pages) throws IOException {
		return ((Written) document.write(pages, OutputStream::nullOutputStream)).size();
	}

	private List<PlannedPart> parts(String params, byte[] source) throws IOException {
		try (PdfDocument document = open(source)) {
			return Plan.of(Json.read(params.replace('\'', '"'), SplitParams.class), document);
		}
	}

	private PdfDocument open(byte[] source) throws IOException {
		Path file = Files.write(this.folder.resolve("source.pdf"), source);
		return (PdfDocument) PdfDocument.open(file);
	}

}
