package io.filepipeline.local;

import java.net.http.HttpResponse;
import java.util.List;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@ExtendWith(RunningPipeline.class)
class WaysToSplitTests {

	private final Api api;

	WaysToSplitTests(Api api) {
		this.api = api;
	}

	@Test
	void splitsByRangesThatPeopleUse() {
		UploadReceipt receipt = upload(Pdfs.withPages(7), "{\"ranges\":[\"1-3,7\",\"last-1\",\"9\"]}");

		assertThat(receipt.processing().recordIds()).isEmpty();
		ProcessReport report = this.api.finished(receipt);

		assertThat(report.status()).isEqualTo(ProcessStatus.PARTIALLY_SUCCEEDED);
		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(3, 2, 1));
		assertThatPdf(part(report, 0)).showsPages(0, 1, 2, 6);
		assertThatPdf(part(report, 1)).showsPages(5);
		assertThat(report.records().get(2).error().code()).isEqualTo(ProblemCode.PAGE_OUT_OF_RANGE);
	}

	@Test
	void splitsIntoMorePartsThanOneCallbackHolds() {
		ProcessReport report = this.api.finished(upload(Pdfs.withPages(230), "{\"every\":2}"));

		assertThat(report.status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(115, 115, 0));
		assertThat(report.records()).extracting((part) -> part.pages().get(0)).isSorted().hasSize(115);
		assertThat(report.records()).extracting(FileRecord::fileName).startsWith("ways_0.pdf").endsWith("ways_114.pdf");
	}

	@Test
	void tellsThePlanBeforeAnythingIsMade() {
		byte[] book = Pdfs.document(5).bookmark("Beginning", 0).bookmark("End", 3).toBytes();

		ProcessReport plan = this.api.finished(upload(book, "{\"at_bookmarks\":1,\"preview\":true}"));
		ProcessReport made = this.api.finished(upload(book, "{\"at_bookmarks\":1}"));

		assertThat(plan.status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(plan.records()).extracting(FileRecord::status, FileRecord::fileName, FileRecord::pages)
			.containsExactly(tuple(RecordStatus.PLANNED, "Beginning_0.pdf", List.of(0, 1, 2)),
					tuple(RecordStatus.PLANNED, "End_1.pdf", List.of(3, 4)));
		assertThat(plan.records()).extracting(FileRecord::objectKey).containsOnlyNulls();
		assertThat(made.records()).extracting(FileRecord::size)
			.isEqualTo(plan.records().stream().map(FileRecord::size).toList());
	}

	@Test
	void splitsAtSeparatorsThatPagesShow() {
		byte[] scans = Pdfs.document(8)
			.qrCode(1, "PATCHT")
			.blank(2)
			.text(3, "Invoice 4711")
			.blank(5)
			.encrypted("secret", "owner")
			.toBytes();

		ProcessReport sheets = this.api
			.finished(upload(scans, "{\"at_barcode\":\"^PATCHT$\",\"password\":\"secret\"}"));
		ProcessReport kept = this.api
			.finished(upload(scans, "{\"at_barcode\":\"^PATCHT$\",\"keep_separators\":true,\"password\":\"secret\"}"));
		ProcessReport blank = this.api.finished(upload(scans, "{\"at_blank_pages\":true,\"password\":\"secret\"}"));
		ProcessReport text = this.api
			.finished(upload(scans, "{\"at_text\":\"Invoice \\\\d+\",\"password\":\"secret\",\"preview\":true}"));
		ProcessReport none = this.api.finished(upload(scans, "{\"at_text\":\"Offer\",\"password\":\"secret\"}"));

		assertThat(sheets.records()).extracting(FileRecord::fileName, FileRecord::pages)
			.containsExactly(tuple("ways_0.pdf", List.of(0)), tuple("PATCHT_1.pdf", List.of(2, 3, 4, 5, 6, 7)));
		assertThat(kept.records()).extracting(FileRecord::fileName, FileRecord::pages)
			.containsExactly(tuple("ways_0.pdf", List.of(0)), tuple("PATCHT_1.pdf", List.of(1, 2, 3, 4, 5, 6, 7)));
		assertThat(blank.records()).extracting(FileRecord::pages)
			.containsExactly(List.of(0, 1), List.of(3, 4), List.of(6, 7));
		assertThatPdf(part(blank, 1)).showsPages(3, 4);
		assertThat(text.records()).extracting(FileRecord::status, FileRecord::fileName, FileRecord::pages)
			.containsExactly(tuple(RecordStatus.PLANNED, "ways_0.pdf", List.of(0, 1, 2)),
					tuple(RecordStatus.PLANNED, "Invoice 4711_1.pdf", List.of(3, 4, 5, 6, 7)));
		assertThat(none.status()).isEqualTo(ProcessStatus.FAILED);
		assertThat(none.error().code()).isEqualTo(ProblemCode.NO_SEPARATOR_FOUND);
	}

	@Test
	void namesPartsByATemplate() {
		String template = "{\"process\":true,\"process_params\":{\"split_params\":%s,"
				+ "\"name_template\":\"{stem} {index:02} p{first}-{last} {match}\"}}";
		byte[] book = Pdfs.document(5).bookmark("End", 3).toBytes();

		ProcessReport listed = this.api.finished(this.api.accepted(book, "book.pdf",
				template.formatted("{\"file_map\":[{\"pages\":[0,1]},{\"pages\":[4]}]}")));
		ProcessReport told = this.api
			.finished(this.api.accepted(book, "book.pdf", template.formatted("{\"at_bookmarks\":1}")));

		assertThat(listed.records()).extracting(FileRecord::fileName)
			.containsExactly("book 00 p1-2.pdf", "book 01 p5-5.pdf");
		assertThat(told.records()).extracting(FileRecord::fileName)
			.containsExactly("book 00 p1-3.pdf", "book 01 p4-5 End.pdf");
		assertThat(
				this.api.upload(book, "book.pdf", template.formatted("{\"every\":1}").replace("match", "date")).body())
			.contains("\"pointer\":\"/metadata/process_params/name_template\"", "{date}");
	}

	@Test
	void handsOnWhatIsProtectedAndProtected() throws Exception {
		byte[] source = Pdfs.document(2).encrypted("open sesame", "owner").toBytes();

		ProcessReport closed = this.api.finished(upload(source, "{\"every\":1}"));
		ProcessReport wrong = this.api.finished(upload(source, "{\"every\":1,\"password\":\"open barley\"}"));
		ProcessReport open = this.api.finished(upload(source, "{\"every\":1,\"password\":\"open sesame\"}"));
		ProcessReport anew = this.api.finished(
				upload(source, "{\"every\":1,\"password\":\"open sesame\",\"encrypt\":{\"user_password\":\"new\"}}"));

		assertThat(closed.error().code()).isEqualTo(ProblemCode.ENCRYPTED);
		assertThat(closed.status()).isEqualTo(ProcessStatus.FAILED);
		assertThat(wrong.error().code()).isEqualTo(ProblemCode.PASSWORD_INCORRECT);
		assertThatPdf(part(open, 1)).showsPages(1);
		try (PDDocument part = Loader.loadPDF(part(anew, 1), "new")) {
			assertThat(part.getNumberOfPages()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                              | /file_map
			{"ranges":["1-3","0"]}          | /ranges/1
			{"every":0}                     | /every
			{"every":"2"}                   | /every
			{"extract":"1","ranges":["1"]}  | /extract
			{"every":1,"encrypt":{}}        | /encrypt
			{"at_text":"("}                 | /at_text
			{"at_barcode":true}             | /at_barcode
			{"at_blank_pages":"often"}      | /at_blank_pages
			{"keep_separators":true}        | /keep_separators
			""")
	void namesTheFieldThatIsWrong(String params, String field) {
		HttpResponse<String> answer = this.api.upload(Pdfs.withPages(1), "ways.pdf", metadata(params));

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"pointer\":\"/metadata/process_params/split_params" + field + "\"");
	}

	private UploadReceipt upload(byte[] pdf, String params) {
		return this.api.accepted(pdf, "ways.pdf", metadata(params));
	}

	private static String metadata(String params) {
		return "{\"process\":true,\"process_params\":{\"split_params\":" + params + "}}";
	}

	private byte[] part(ProcessReport report, int index) {
		return this.api.download(report.records().get(index).objectKey()).body();
	}

}
