package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.local.FaultyHttp.Call;
import io.filepipeline.local.FaultyHttp.Spoiling;
import io.filepipeline.local.Uploads.Accepted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * S3 has bad moments.
 */
@ExtendWith(FaultSite.Provider.class)
class StorageFaultTests {

	private static final Predicate<Call> PUT = (call) -> call.is("PUT", "/file-pipeline/files/");

	private static final Predicate<Call> GET = (call) -> call.is("GET", "/file-pipeline/files/");

	private static final String ONCE = "uploads and parts are stored once";

	private static final byte[] TEXT = "0123456789".getBytes(StandardCharsets.UTF_8);

	private final FaultSite site;

	StorageFaultTests(FaultSite site) {
		this.site = site;
	}

	@Promise(when = "S3 answers 500 to reads and writes", then = ONCE)
	void answers500(Tries tries) {
		troubled(tries, tries.times(20, 200), Trouble.status(500), PUT.or(GET));
	}

	@Promise(when = "S3 answers 503 Slow Down to reads and writes", then = ONCE)
	void answers503(Tries tries) {
		troubled(tries, tries.times(20, 200), Trouble.status(503), PUT.or(GET));
	}

	@Promise(when = "the connection to S3 breaks in the middle of an object that is stored", then = ONCE)
	void breaksWhileWriting(Tries tries) {
		troubled(tries, tries.times(10, 100), Trouble.cutRequest(500), PUT);
	}

	@Promise(when = "the connection to S3 breaks in the middle of a document that is fetched", then = ONCE)
	void breaksWhileReading(Tries tries) {
		troubled(tries, tries.times(10, 100), Trouble.cutAnswer(700), GET);
	}

	@Promise(when = "the connection to S3 breaks before the first bytes of a download are sent",
			then = "the client is told to try again, by an answer that says nothing of the file")
	void breaksWhileDownloading(Tries tries) {
		String key = this.site.api().accepted(TEXT, "ten.txt", "{}").file().objectKey();
		for (int i = tries.times(1, 10); i > 0; i--) {
			this.site.s3.spoil(1, GET, Trouble.cutAnswer(3));
			HttpResponse<byte[]> answer = this.site.api().download(key);
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().map()).doesNotContainKeys("etag", "last-modified", "accept-ranges",
					"content-disposition");
			assertThat(Api.json(new String(answer.body(), StandardCharsets.UTF_8))).containsEntry("code",
					"storage_unavailable");
			assertThat(this.site.api().download(key).body()).isEqualTo(TEXT);
		}
	}

	@Test
	void readsNothingForHead() {
		String key = this.site.api().accepted(TEXT, "ten.txt", "{}").file().objectKey();
		Spoiling reads = this.site.s3.spoil(1, GET, Trouble.status(500));

		HttpResponse<String> answer = this.site.api().send("HEAD", "/api/files/" + key, BodyPublishers.noBody());

		this.site.s3.heal();
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(reads.times()).isZero();
	}

	@Promise(when = "S3 stores an object, but its answer is lost", then = ONCE)
	void losesAnswers(Tries tries) {
		troubled(tries, tries.times(10, 100), Trouble.loseAnswer(), PUT);
	}

	@Promise(when = "S3 keeps the plan of an upload that goes straight to it, but its answer is lost",
			then = "the upload can be completed")
	void losesTheAnswerToAPlan(Tries tries) {
		DirectUploadClient uploads = new DirectUploadClient(this.site.api());
		for (int i = tries.times(2, 20); i > 0; i--) {
			Spoiling lost = this.site.s3.spoil(1, (call) -> call.is("PUT", "/file-pipeline/uploads/"),
					Trouble.loseAnswer());
			DirectUpload upload = uploads.begun("{\"file_name\": \"ten.bin\", \"size\": " + TEXT.length + "}");
			assertThat(lost.times()).isEqualTo(1);
			assertThat(DirectUploadClient.put(upload.url(), upload.headers(), TEXT).statusCode()).isEqualTo(200);
			HttpResponse<String> completed = uploads.complete(upload.id());
			assertThat(completed.statusCode()).as(completed.body()).isEqualTo(201);
		}
	}

	@Promise(when = "S3 says nothing for a while", then = ONCE)
	void stalls(Tries tries) {
		troubled(tries, tries.times(4, 4), Trouble.stall(tries.seconds(3, 32)), PUT.or(GET));
	}

	@Promise(when = "S3 cannot be read for a while",
			then = "the process tells why it is not done, and is done afterwards")
	void isDown(Tries tries) {
		Audit audit = Audit.begin(this.site);
		Spoiling outage = this.site.s3.spoil(1000, GET, Trouble.status(503));
		Accepted document = Uploads.uploadDocument(this.site.api(), 4, 4);
		ProcessReport report = await().until(() -> this.site.api().process(document.receipt()),
				(seen) -> seen.error() != null);
		assertThat(report.status()).isEqualTo(ProcessStatus.RUNNING);
		assertThat(report.error().code()).isEqualTo(ProblemCode.STORAGE_UNAVAILABLE);
		this.site.s3.heal();
		tries.note("%s after %d failed requests", audit.passes(List.of(document)), outage.times());
		assertThat(this.site.api().process(document.receipt()).error()).isNull();
	}

	@Promise(when = "the first part that S3 has is written again by another attempt", then = ONCE)
	void hasThePartAlready(Tries tries) {
		Audit audit = Audit.begin(this.site);
		List<Accepted> accepted = new ArrayList<>();
		for (int i = tries.times(1, 5); i > 0; i--) {
			int[] puts = { 0 };
			// all attempts of the SDK, so that the whole document is tried again
			Spoiling broken = this.site.s3.spoil(8, PUT.and((call) -> ++puts[0] > 3), Trouble.status(500));
			accepted.add(Uploads.uploadDocument(this.site.api(), 12, 12));
			await().until(() -> broken.times() > 2);
			this.site.s3.heal();
		}
		tries.note(audit.passes(accepted));
	}

	@Promise(when = "the document is deleted before it is split",
			then = "the process has failed with not_found, and nothing is tried again")
	void hasLostTheDocument(Tries tries) {
		Audit audit = Audit.begin(this.site);
		for (int i = tries.times(1, 10); i > 0; i--) {
			Spoiling hold = this.site.s3.spoil(1, GET, (http, exchange) -> {
				this.site.objects()
					.deleteObject((delete) -> delete.bucket(ObjectStore.BUCKET)
						.key(exchange.getRequestURI().getPath().substring("/file-pipeline/".length())));
				Trouble.status(503).happen(http, exchange);
			});
			Accepted document = Uploads.uploadDocument(this.site.api(), 4, 4);
			ProcessReport report = this.site.api().finished(document.receipt());
			assertThat(hold.times()).isEqualTo(1);
			assertThat(report.status()).isEqualTo(ProcessStatus.FAILED);
			assertThat(report.error().code()).isEqualTo(ProblemCode.NOT_FOUND);
		}
		audit.settle();
		assertThat(audit.deadLetters()).isZero();
	}

	private void troubled(Tries tries, int times, Trouble trouble, Predicate<Call> which) {
		Audit audit = Audit.begin(this.site);
		// not all in a row, which would be an outage
		int[] calls = { 0 };
		Spoiling spoiling = this.site.s3.spoil(times, which.and((call) -> ++calls[0] % 3 == 0), trouble);
		Uploads uploads = Uploads.start(this.site::api, 2, Duration.ofMillis(300));
		await().atMost(Duration.ofMinutes(5)).until(() -> spoiling.left().get() <= 0);
		this.site.s3.heal();
		tries.note(audit.passes(uploads.stop()));
	}

}
