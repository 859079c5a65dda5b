package io.filepipeline.local;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(RunningPipeline.class)
class UploadTests {

	private static final byte[] TEXT = "Hello, pipeline!\n".getBytes(StandardCharsets.UTF_8);

	private final Api api;

	UploadTests(Api api) {
		this.api = api;
	}

	@Test
	void storesTheFileAndAnswersWithItsDigest() throws Exception {
		HttpResponse<String> answer = this.api.upload(TEXT, "hello.txt", "{\"file_name\": \"hello.txt\"}");

		assertThat(answer.statusCode()).isEqualTo(201);
		UploadReceipt receipt = Json.read(answer.body(), UploadReceipt.class);
		assertThat(answer.headers().firstValue("location")).hasValue("/api/records/" + receipt.file().id());
		assertThat(receipt.file().objectKey()).isEqualTo("files/" + receipt.file().id());
		assertThat(receipt.file().size()).isEqualTo(TEXT.length);
		assertThat(receipt.file().sha256())
			.isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(TEXT)));
		assertThat(receipt.file().mimeType()).isEqualTo("text/plain");
		assertThat(receipt.record().message()).isEqualTo("Metadata storage queued");
		assertThat(receipt.processing()).isNull();
		assertThat(this.api.download(receipt.file().objectKey()).body()).isEqualTo(TEXT);
	}

	@Test
	void writesTheRecordSoon() {
		UploadReceipt receipt = this.api.accepted(TEXT, "hello.txt", """
				{"file_name": "hello.txt", "folder_name": "greetings", "description": "two\\nlines", "tags": ["a", "b"],
				 "unknown": {"kept": "out"}}""");

		FileRecord record = await().until(() -> record(receipt), (found) -> found.status() == RecordStatus.SUCCEEDED);

		assertThat(record.fileName()).isEqualTo("hello.txt");
		assertThat(record.folderName()).isEqualTo("greetings");
		assertThat(record.description()).isEqualTo("two\nlines");
		assertThat(record.tags()).containsExactly("a", "b");
		assertThat(record.sha256()).isEqualTo(receipt.file().sha256());
	}

	@Test
	void splitsAPdfIntoPartsWithRecordsOfTheirOwn() {
		byte[] pdf = Pdfs.withPages(3);
		UploadReceipt receipt = this.api.accepted(pdf, "sample.pdf", """
				{"file_name":"sample.pdf","folder_name":"uploads","description":"Split this doc","tags":["example"],
				 "process":"true",
				 "process_params":{"split_params":{"file_map":[{"pages":[0,1]},{"pages":[2]},{"pages":[2,0,2]}]},
				 "prefix":"split","suffix":"2024"}}""");

		ProcessReport report = this.api.finished(receipt);

		assertThat(report.status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(report.recordId()).isEqualTo(receipt.file().id());
		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(3, 3, 0));
		assertThat(report.records()).extracting(FileRecord::id).isEqualTo(receipt.processing().recordIds());
		assertThat(report.records()).extracting(FileRecord::fileName)
			.containsExactly("split_sample_2024_0.pdf", "split_sample_2024_1.pdf", "split_sample_2024_2.pdf");
		assertThat(report.records()).allSatisfy((part) -> {
			assertThat(part.parentId()).isEqualTo(receipt.file().id());
			assertThat(part.tags()).containsExactly("split");
			assertThat(part.mimeType()).isEqualTo("application/pdf");
			assertThat(part.folderName()).isEqualTo("uploads");
		});
		assertThatPdf(part(report, 0)).showsPages(0, 1);
		assertThatPdf(part(report, 1)).showsPages(2);
		assertThatPdf(part(report, 2)).showsPages(2, 0, 2);
	}

	@Test
	void storesWhatIsNoPdfAndSaysThatItIsNotProcessed() {
		HttpResponse<String> answer = this.api.upload(TEXT, "fake.pdf",
				"""
						{"file_name":"fake.pdf","process":true,"process_params":{"split_params":{"file_map":[{"pages":[0]}]}}}""");

		assertThat(answer.statusCode()).isEqualTo(201);
		assertThat(Api.json(answer).get("processing"))
			.isEqualTo(Map.of("message", "processing is only supported for PDF files"));
	}

	@Test
	void takesTheNameThatCameWithTheBytes() {
		UploadReceipt receipt = this.api.accepted(TEXT, "named by curl.txt", "{}");

		assertThat(await().until(() -> record(receipt), (found) -> found.status() == RecordStatus.SUCCEEDED).fileName())
			.isEqualTo("named by curl.txt");
	}

	@Test
	void takesMetadataAsAFile() {
		HttpResponse<String> answer = this.api
			.form(List.of(Api.Part.file("metadata", "metadata.json", "{\"file_name\": \"a.txt\"}".getBytes()),
					Api.Part.file("file", "a.txt", TEXT)));

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "it's \"quoted\".pdf", "📄 ünï – 文書.pdf", "מסמך.pdf", "a;b,c=d%20 $&.pdf" })
	void keepsNamesOfAllLanguages(String name) {
		UploadReceipt receipt = this.api.accepted(TEXT, "x", "{\"file_name\": \"" + name.replace("\"", "\\\"") + "\"}");

		FileRecord record = await().until(() -> record(receipt), (found) -> found.status() == RecordStatus.SUCCEEDED);

		assertThat(record.fileName()).isEqualTo(name);
		String disposition = this.api.download(receipt.file().objectKey())
			.headers()
			.firstValue("content-disposition")
			.orElseThrow();
		assertThat(org.springframework.http.ContentDisposition.parse(disposition).getFilename()).isEqualTo(name);
	}

	private FileRecord record(UploadReceipt receipt) {
		return Json.read(this.api.get("/api/records/" + receipt.file().id()).body(), FileRecord.class);
	}

	private byte[] part(ProcessReport report, int index) {
		return this.api.download(report.records().get(index).objectKey()).body();
	}

}
