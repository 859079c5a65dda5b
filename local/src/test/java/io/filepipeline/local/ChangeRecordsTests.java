package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadReceipt.Processing;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.upload.MessageQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Records are edited and deleted.
 */
@ExtendWith(RunningPipeline.class)
class ChangeRecordsTests {

	private static final String[] PATCH = { "content-type", "application/merge-patch+json" };

	private final String folder = "changed " + UUID.randomUUID();

	private final Api api;

	private final LocalPipeline pipeline;

	private final Traces traces;

	private final JdbcClient database;

	ChangeRecordsTests(Api api, LocalPipeline pipeline, Traces traces) {
		this.api = api;
		this.pipeline = pipeline;
		this.traces = traces;
		this.database = pipeline.host().getBean(JdbcClient.class);
	}

	@Test
	void editsWhatUsersSayAndNothingElse() {
		UUID id = upload();

		HttpResponse<String> answer = edit(id,
				"{\"description\":\"Paid in March\",\"tags\":null,\"folder_name\":null}");
		FileRecord edited = Json.read(answer.body(), FileRecord.class);

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(edited.description()).isEqualTo("Paid in March");
		assertThat(edited.tags()).isEmpty();
		assertThat(edited.folderName()).isNull();
		assertThat(edited.fileName()).isEqualTo("book.pdf");
		assertThat(this.api.record(id)).isEqualTo(edited);
		assertThat(this.api.get("/api/records?q=paid+march&kind=upload").body()).contains(id.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"file_name":"a.pdf"}   | /file_name
			{"tags":"one"}          | /tags
			{"tags":["one",null]}   | /tags/1
			{"folder_name":"a\\nb"} | /folder_name
			{"description":7}       | /description
			[]                      | The body
			""")
	void refusesEditsThatMakeNoSense(String patch, String says) {
		UUID id = upload();

		HttpResponse<String> answer = edit(id, patch);

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"code\":\"validation_failed\"", says);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "{\"description\":\"A book\"}", "{\"tags\":[\"draft\"],\"description\":\"A book\"}" })
	void leavesARecordThatAnEditDoesNotChange(String patch) {
		UUID id = upload();
		HttpResponse<String> before = this.api.get("/api/records/" + id);

		HttpResponse<String> answer = edit(id, patch, "if-match", eTag(before));

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(before.body());
		assertThat(eTag(answer)).isEqualTo(eTag(before));
		assertThat(eTag(this.api.get("/api/records/" + id))).isEqualTo(eTag(before));
		assertThat(column(id, "edited::text")).isEqualTo("false");
		assertThat(edit(id, patch, "if-match", "\"another\"").statusCode()).isEqualTo(412);
		assertThat(eTag(edit(id, "{\"tags\":null}"))).isNotEqualTo(eTag(before));
		assertThat(edit(id, "{\"tags\":[]}").statusCode()).isEqualTo(200);
	}

	@Test
	void changesOnlyTheVersionThatTheClientHasSeen() {
		UUID id = upload();
		String path = "/api/records/" + id;
		String first = eTag(this.api.get(path));

		HttpResponse<String> second = edit(id, "{\"tags\":[\"second\"]}", "if-match", first);
		HttpResponse<String> late = edit(id, "{\"tags\":[\"late\"]}", "if-match", first);

		assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
		assertThat(late.statusCode()).isEqualTo(412);
		assertThat(late.body()).contains("\"code\":\"precondition_failed\"");
		assertThat(delete(path, "if-match", first).statusCode()).isEqualTo(412);
		assertThat(edit(id, "{}", "if-match", "W/" + eTag(second)).statusCode()).isEqualTo(412);
		assertThat(this.api.get(path, "if-none-match", eTag(second)).statusCode()).isEqualTo(304);
		assertThat(this.api.get(path, "if-none-match", first).statusCode()).isEqualTo(200);
		assertThat(this.api.record(id).tags()).containsExactly("second");
		assertThat(delete(path, "if-match", first + ", " + eTag(second)).statusCode()).isEqualTo(204);
	}

	@Test
	void deletesARecordForGood() {
		UUID id = upload();
		FileRecord before = this.api.record(id);
		String path = "/api/records/" + id;

		assertThat(delete(path).statusCode()).isEqualTo(204);
		assertThat(delete(path).statusCode()).isEqualTo(204);
		// the same message may come again
		this.pipeline.host().getBean("recordsQueue", MessageQueue.class).sendAll(List.of(new RecordRequest(before)));
		this.traces.settled();

		assertGone(this.api.get(path));
		assertGone(edit(id, "{}"));
		assertGone(this.api.get("/api/files/files/" + id));
		assertGone(this.api.get(path + "/parts.zip"));
		assertGone(this.api.submit(id, "{\"every\":1}"));
		assertThat(this.api.get("/api/records?folder_name=" + this.folder.replace(" ", "%20")).body())
			.doesNotContain(id.toString());
		assertThat(this.traces.haveFile(id)).isFalse();
		assertThat(column(id, "coalesce(file_name, description, folder_name, search::text)")).isEmpty();
		// what has come again may have brought the object back: the next sweep looks
		assertThat(column(id, "object_key")).isEqualTo(before.objectKey());
	}

	@Test
	void deletesWhatWasMadeOfARecord() {
		UUID id = upload();
		ProcessReport halves = this.api.finished(this.api.submitted(id, "{\"parts\":2}"));
		UUID half = halves.records().get(0).id();
		UUID page = this.api.finished(this.api.submitted(half, "{\"every\":1}")).records().get(0).id();

		assertThat(delete("/api/records/" + id + "?parts=maybe").body()).contains("parts must be true or false");
		assertThat(delete("/api/records/" + id).statusCode()).isEqualTo(204);
		assertThat(this.api.record(half).parentId()).isEqualTo(id);
		assertThat(delete("/api/records/" + id + "?parts=true").statusCode()).isEqualTo(204);

		for (UUID gone : List.of(id, half, page)) {
			assertGone(this.api.get("/api/records/" + gone));
			assertThat(this.traces.haveFile(gone)).isFalse();
		}
		ProcessReport after = this.api.process(halves.processId());
		assertThat(after.status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(after.parts().succeeded()).isEqualTo(2);
		assertThat(after.records()).isEmpty();
	}

	@Test
	void forgetsWhatWasSaidOfHowToSplitADeletedRecord() {
		byte[] document = Pdfs.withPages(2);
		DirectUploadClient uploads = new DirectUploadClient(this.api);
		DirectUpload upload = uploads.begun("""
				{"file_name": "private.pdf", "size": %d, "metadata": {"description": "for nobody", "process": true,
				 "process_params": {"prefix": "confidential", "split_params": {"at_text": "Salary of .*"}}}}"""
			.formatted(document.length));
		DirectUploadClient.put(upload.url(), upload.headers(), document);
		UploadReceipt receipt = Json.read(uploads.complete(upload.id()).body(), UploadReceipt.class);
		ProcessReport before = this.api.finished(receipt);
		String path = "/api/uploads/" + upload.id();

		assertThat(before.processParams()).isNotNull();
		assertThat(plan(upload.id())).contains("private.pdf").doesNotContain("nobody", "confidential", "Salary");
		assertThat(delete("/api/records/" + upload.id()).statusCode()).isEqualTo(204);
		// the same message may come again
		this.pipeline.host()
			.getBean("recordsQueue", MessageQueue.class)
			.sendAll(List
				.of(new RecordRequest(FileRecord.queued(upload.id()).inProcess(before.processId(), Instant.now()),
						before.processParams())));
		this.traces.settled();

		ProcessReport after = this.api.process(before.processId());
		assertThat(after.processParams()).isNull();
		assertThat(after.parts()).isEqualTo(before.parts());
		assertThat(this.api.get("/api/processes?record_id=" + upload.id()).body()).doesNotContain("confidential");
		assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> plan(upload.id()));
		assertGone(this.api.get(path));
		assertGone(delete(path));
		assertGone(uploads.complete(upload.id()));
		assertGone(uploads.sign(upload.id(), "{\"number\":1}"));
	}

	@Test
	void keepsWhatIsInUse() {
		UUID id = upload();
		UUID process = this.api.submitted(id, "{\"every\":1}").processId();
		this.api.finished(new Processing(process, List.of(), ""));
		letSecondPartBe(process, false);

		HttpResponse<String> answer = delete("/api/records/" + id + "?parts=true");

		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.body()).contains("\"code\":\"in_use\"");
		assertThat(delete("/api/records/" + id).statusCode()).isEqualTo(409);
		assertThat(this.traces.haveFile(id)).isTrue();
		letSecondPartBe(process, true);
		assertThat(delete("/api/records/" + id + "?parts=true").statusCode()).isEqualTo(204);
	}

	private void letSecondPartBe(UUID process, boolean done) {
		this.database.sql("update records set status = ? where process_id = ? and pages = '{1}'")
			.params(done ? "succeeded" : "running", process)
			.update();
		this.database.sql("update processes set succeeded = ?, finished_at = case when ? then now() end where id = ?")
			.params(done ? 3 : 2, done, process)
			.update();
	}

	private String plan(UUID id) {
		return this.pipeline.host()
			.getBean(S3Client.class)
			.getObjectAsBytes((get) -> get.bucket(ObjectStore.BUCKET).key(DirectUpload.keyOf(id)))
			.asUtf8String();
	}

	private UUID upload() {
		return this.api.written(Pdfs.withPages(3), "book.pdf",
				"{\"folder_name\":\"" + this.folder + "\",\"description\":\"A book\",\"tags\":[\"draft\"]}");
	}

	private HttpResponse<String> edit(UUID id, String patch, String... headers) {
		List<String> all = new ArrayList<>(List.of(PATCH));
		all.addAll(List.of(headers));
		return this.api.send("PATCH", "/api/records/" + id, BodyPublishers.ofString(patch), all.toArray(String[]::new));
	}

	private HttpResponse<String> delete(String path, String... headers) {
		return this.api.send("DELETE", path, BodyPublishers.noBody(), headers);
	}

	private String column(UUID id, String expression) {
		return this.database.sql("select " + expression + " from records where id = ?")
			.param(id)
			.query(String.class)
			.single();
	}

	private static String eTag(HttpResponse<String> answer) {
		return answer.headers().firstValue("etag").orElseThrow();
	}

	private static void assertGone(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
		assertThat(answer.body()).contains("\"code\":\"deleted\"");
	}

}
