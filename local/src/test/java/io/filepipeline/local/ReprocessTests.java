package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadReceipt.Processing;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Files that are stored are split without being sent again, and become one.
 */
@ExtendWith(RunningPipeline.class)
class ReprocessTests {

	private static final String METADATA = "{\"folder_name\":\"shelf\",\"description\":\"A book\"}";

	private final Api api;

	private final Traces traces;

	private final JdbcClient database;

	ReprocessTests(Api api, Traces traces, LocalPipeline pipeline) {
		this.api = api;
		this.traces = traces;
		this.database = pipeline.host().getBean(JdbcClient.class);
	}

	@Test
	void splitsAnUploadAgainAndAgain() {
		UUID book = upload(Pdfs.withPages(5));

		ProcessReport plan = this.api.finished(this.api.submitted(book, "{\"every\":2,\"preview\":true}"));
		ProcessReport made = this.api.finished(this.api.submitted(book, "{\"every\":2}"));

		assertThat(plan.records()).extracting(FileRecord::status).containsOnly(RecordStatus.PLANNED).hasSize(3);
		assertThat(made.status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(made.recordId()).isEqualTo(book);
		assertThat(made.records())
			.extracting(FileRecord::parentId, FileRecord::fileName, FileRecord::folderName, FileRecord::description)
			.containsExactly(tuple(book, "book_0.pdf", "shelf", "A book"), tuple(book, "book_1.pdf", "shelf", "A book"),
					tuple(book, "book_2.pdf", "shelf", "A book"));
		assertThatPdf(part(made, 1)).showsPages(2, 3);
		assertThat(this.api.record(book)).satisfies((record) -> {
			assertThat(record.status()).isEqualTo(RecordStatus.SUCCEEDED);
			assertThat(record.processId()).isNull();
			assertThat(record.fileName()).isEqualTo("book.pdf");
		});
	}

	@Test
	void announcesPartsThatAreListedAndTellsWhereTheProcessIs() {
		UUID book = upload(Pdfs.withPages(3));

		HttpResponse<String> answer = this.api.submit(book, "{\"file_map\":[{\"pages\":[2]},{\"pages\":[0,1]}]}");

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		Processing processing = Json.read(answer.body(), Processing.class);
		assertThat(answer.headers().firstValue("location")).hasValue("/api/processes/" + processing.processId());
		ProcessReport report = this.api.finished(processing);
		assertThat(report.records()).extracting(FileRecord::id).isEqualTo(processing.recordIds()).hasSize(2);
		assertThatPdf(part(report, 0)).showsPages(2);
	}

	@Test
	void splitsAPart() {
		ProcessReport halves = this.api.finished(this.api.submitted(upload(Pdfs.withPages(4)), "{\"parts\":2}"));
		UUID half = halves.records().get(1).id();

		ProcessReport pages = this.api.finished(this.api.submitted(half, "{\"every\":1}"));

		assertThat(pages.records()).extracting(FileRecord::parentId, FileRecord::fileName)
			.containsExactly(tuple(half, "book_1_0.pdf"), tuple(half, "book_1_1.pdf"));
		assertThatPdf(part(pages, 1)).showsPages(3);
		assertThat(this.api.record(half).processId()).isEqualTo(halves.processId());
	}

	@Test
	void splitsAPartOfManyPagesIntoPartsThatAreDescribedAtLength() {
		ProcessReport whole = this.api.finished(this.api.submitted(upload(Pdfs.withPages(2)), "{\"extract\":\"all\"}"));
		UUID part = whole.records().get(0).id();
		this.database.sql("update records set pages = array(select generate_series(0, 99999)) where id = :id")
			.param("id", part)
			.update();
		String ranges = String.join(",", Collections.nCopies(50, "\"1" + " ".repeat(9999) + "\""));

		ProcessReport report = this.api.finished(this.api.submitted(part, "{\"ranges\":[" + ranges + "]}"));

		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(50, 50, 0));
		assertThat(this.api.record(part).pages()).hasSize(100_000);
	}

	@Test
	void mergesUploads() {
		UUID first = upload(Pdfs.document(2).bookmark("One", 0).toBytes());
		UUID second = upload(Pdfs.document(3).bookmark("Two", 1).toBytes());
		String merge = "\"merge\":[\"" + second + "\",\"" + first + "\"]";

		ProcessReport whole = this.api.finished(this.api.submitted(first, "{" + merge + "}"));
		ProcessReport chapters = this.api.finished(this.api.submitted(first, "{" + merge + ",\"at_bookmarks\":1}"));
		ProcessReport listed = this.api
			.finished(this.api.submitted(first, "{" + merge + ",\"file_map\":[{\"pages\":[6,2]}]}"));

		assertThat(whole.status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThatPdf(part(whole, 0)).showsPages(0, 1, 0, 1, 2, 0, 1);
		assertThat(chapters.records()).extracting(FileRecord::fileName, FileRecord::pages)
			.containsExactly(tuple("One_0.pdf", List.of(0, 1, 2)), tuple("Two_1.pdf", List.of(3, 4)),
					tuple("One_2.pdf", List.of(5, 6)));
		assertThatPdf(part(listed, 0)).showsPages(1, 0);
	}

	@Test
	void mergesUploadsIntoOneThatIsUploaded() {
		UUID second = upload(Pdfs.withPages(2));

		ProcessReport report = this.api.finished(this.api.accepted(Pdfs.withPages(1), "book.pdf",
				"{\"process\":true,\"process_params\":{\"split_params\":{\"merge\":[\"" + second + "\"]}}}"));

		assertThatPdf(part(report, 0)).showsPages(0, 0, 1);
	}

	@Test
	void tellsWhatCannotBeMerged() {
		UUID text = upload("no PDF".getBytes(StandardCharsets.US_ASCII));
		UUID nobody = UUID.randomUUID();
		UUID book = upload(Pdfs.withPages(1));

		for (UUID other : List.of(text, nobody)) {
			ProcessReport report = this.api.finished(this.api.submitted(book, "{\"merge\":[\"" + other + "\"]}"));

			assertThat(report.status()).isEqualTo(ProcessStatus.FAILED);
			assertThat(report.error().detail()).startsWith("To merge " + other);
			assertThat(report.error().code())
				.isEqualTo(other.equals(text) ? ProblemCode.PDF_CORRUPT : ProblemCode.NOT_FOUND);
		}
	}

	@Test
	void refusesWhatHasNoPdf() {
		UUID text = upload("no PDF".getBytes(StandardCharsets.US_ASCII));
		ProcessReport failed = this.api.finished(this.api.submitted(upload(Pdfs.withPages(1)), "{\"ranges\":[\"7\"]}"));

		assertThat(problem(this.api.submit(text, "{\"every\":1}"))).containsEntry("status", 422)
			.containsEntry("code", "not_a_pdf");
		assertThat(problem(this.api.submit(failed.records().get(0).id(), "{\"every\":1}"))).containsEntry("status", 409)
			.containsEntry("code", "no_file");
		assertThat(problem(this.api.submit(UUID.randomUUID(), "{\"every\":1}"))).containsEntry("status", 404)
			.containsEntry("code", "not_found");
	}

	@Test
	void refusesWhatIsTooLargeToBeSplit() {
		UUID book = this.api.written(Pdfs.withPages(1), "book.pdf", METADATA);
		this.database.sql("update records set size = 5368709121 where id = ?").param(book).update();

		HttpResponse<String> answer = this.api.submit(book, "{\"every\":1}");

		assertThat(problem(answer)).containsEntry("status", 413)
			.containsEntry("code", "file_too_large")
			.containsEntry("errors", List.of(Map.of("pointer", "/record_id", "detail",
					"must be that of a file of at most 5368709120 bytes, as it is to be split")));
	}

	/**
	 * Both are issued, and what is issued is not unknown: unless it is something else.
	 */
	@Test
	void knowsProcessesFromRecords() {
		ProcessReport process = this.api.finished(this.api.submitted(upload(Pdfs.withPages(1)), "{\"every\":1}"));
		String record = "/api/records/" + process.processId();

		List<HttpResponse<String>> answers = List.of(this.api.submit(process.processId(), "{\"every\":1}"),
				this.api.get(record), this.api.get(record + "/parts.zip"),
				this.api.send("DELETE", record, BodyPublishers.noBody()),
				this.api.get("/api/processes/" + process.recordId()),
				this.api.get("/api/processes/" + process.records().get(0).id() + "?wait=1"),
				this.api.get("/api/processes/" + process.recordId() + "/events"));

		assertThat(answers).allSatisfy((answer) -> assertThat(problem(answer)).containsEntry("status", 404)
			.containsEntry("code", "not_found"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                             | /process_params
			{"record_id":"7","process_params":{}}                          | /record_id
			{"process_params":{"split_params":{"every":1}}}                | /record_id
			{"record_id":"ID","process_params":{"split_params":{}}}        | /process_params/split_params/file_map
			{"record_id":"ID","process_params":{"split_params":{"merge":["x"]}}} | /process_params/split_params/merge/0
			{"record_id":"ID","process_params":{"split_params":{"every":1},"prefix":"a/b"}} | /process_params/prefix
			""")
	void namesTheFieldThatIsWrong(String body, String pointer) {
		HttpResponse<String> answer = this.api.post("/api/processes",
				body.replace("ID", "019ab3f6-4c10-7000-9ac6-1d2f5be07a31"), "content-type", "application/json");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
	}

	@Test
	void doesOnceWhatHasAKey() {
		UUID book = upload(Pdfs.withPages(2));
		String key = UUID.randomUUID().toString();

		Processing first = this.api.submitted(book, "{\"every\":1}", "idempotency-key", key);
		this.api.finished(first);
		Traces.Snapshot before = this.traces.settled();
		Processing again = this.api.submitted(book, "{\"every\":1}", "idempotency-key", key);

		assertThat(again).isEqualTo(first);
		assertThat(this.traces.settled()).isEqualTo(before);
		assertThat(problem(this.api.submit(book, "{\"every\":2}", "idempotency-key", key))).containsEntry("code",
				"idempotency_key_reused");
		assertThat(this.api.submitted(book, "{\"every\":1}").processId()).isNotEqualTo(first.processId());
	}

	private UUID upload(byte[] file) {
		UploadReceipt receipt = this.api.accepted(file, "book.pdf", METADATA);
		return receipt.file().id();
	}

	private static Map<String, Object> problem(HttpResponse<String> answer) {
		assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
		return Api.json(answer);
	}

	private byte[] part(ProcessReport report, int index) {
		return this.api.download(report.records().get(index).objectKey()).body();
	}

}
