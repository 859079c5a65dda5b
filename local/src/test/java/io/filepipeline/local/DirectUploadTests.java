package io.filepipeline.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.DirectUpload.Method;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartUrls.PartUrl;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Uploads whose bytes go straight to S3.
 */
@ExtendWith(RunningPipeline.class)
class DirectUploadTests {

	private static final String JSON = "application/json";

	private static final byte[] DOCUMENT = Pdfs.withPages(3);

	/** More than is sent in one piece: seven parts, the last of one byte. */
	private static final int LARGE = (96 << 20) + (8 << 20) + 1;

	private static final int PART = 16 << 20;

	private final Api api;

	private final DirectUploadClient uploads;

	private final Traces traces;

	private final S3Client s3;

	DirectUploadTests(Api api, Traces traces, LocalPipeline pipeline) {
		this.api = api;
		this.uploads = new DirectUploadClient(api);
		this.traces = traces;
		this.s3 = pipeline.host().getBean(S3Client.class);
	}

	@Test
	void aDocumentInOnePieceIsSplitWhenItIsComplete() {
		DirectUpload upload = this.uploads.begun("""
				{"file_name": "in one piece.pdf", "size": %d, "metadata": {"folder_name": "sent to S3", "process": true,
				 "process_params": {"split_params": {"file_map": [{"pages": [0]}, {"pages": [1, 2]}]}}}}"""
			.formatted(DOCUMENT.length));
		assertThat(upload.method()).isEqualTo(Method.SINGLE);
		assertThat(this.api.get("/api/records/" + upload.id()).body()).contains("queued");

		assertThat(this.uploads.put(upload.url(), upload.headers(), DOCUMENT).statusCode()).isEqualTo(200);
		HttpResponse<String> answer = this.uploads.complete(upload.id());

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(answer.headers().firstValue("location")).hasValue("/api/records/" + upload.id());
		UploadReceipt receipt = Json.read(answer.body(), UploadReceipt.class);
		assertThat(receipt.file().mimeType()).isEqualTo("application/pdf");
		assertThat(this.api.finished(receipt).status()).isEqualTo(ProcessStatus.SUCCEEDED);
		FileRecord record = record(upload.id());
		assertThat(record.folderName()).isEqualTo("sent to S3");
		assertThat(record.sha256()).isNull();
		assertThat(this.api.finished(this.api.submitted(upload.id(), "{\"every\": 1}")).records()).hasSize(3);
		HttpResponse<byte[]> download = this.api.download(receipt.file().objectKey());
		assertThat(download.body()).isEqualTo(DOCUMENT);
		assertThat(download.headers().firstValue("content-type")).hasValue("application/pdf");
	}

	@Test
	void tellsToTheSecondWhenItExpires() {
		DirectUpload upload = this.uploads.begun("{\"file_name\": \"expires.bin\", \"size\": 1000}");
		PartUrl part = this.uploads.signed(upload.id(), "{\"number\":1}").get(0);

		String signed = part.url().replaceFirst(".*X-Amz-Date=(\\d{8}T\\d{6}Z).*", "$1");
		assertThat(part.expiresAt())
			.isEqualTo(LocalDateTime.parse(signed, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
				.plusHours(1)
				.toInstant(ZoneOffset.UTC));
		assertThat(upload.expiresAt()).isEqualTo(upload.expiresAt().truncatedTo(ChronoUnit.SECONDS));
	}

	@Test
	void theRecordHasTheDigestThatS3HasVerified() {
		byte[] file = bytes(1000);
		DirectUpload upload = this.uploads.begun("{\"file_name\": \"verified.bin\", \"size\": 1000, \"sha256\": \""
				+ Sha256.hex(Sha256.digest().digest(file)) + "\"}");

		assertThat(this.uploads.put(upload.url(), upload.headers(), bytes(999)).statusCode()).isEqualTo(400);
		assertThat(this.uploads.complete(upload.id()).statusCode()).isEqualTo(409);
		DirectUpload again = this.uploads.found(upload.id());
		assertThat(this.uploads.put(again.url(), again.headers(), file).statusCode()).isEqualTo(200);
		this.uploads.complete(upload.id());

		assertThat(record(upload.id()).sha256()).isEqualTo(Sha256.hex(Sha256.digest().digest(file)));
	}

	@Test
	void aLargeFileGoesOnWhereItBrokeOff() {
		byte[] file = bytes(LARGE);
		DirectUpload upload = this.uploads
			.begun("{\"size\": " + LARGE + ", \"metadata\": {\"file_name\": \"in parts.bin\"}}");
		assertThat(upload.method()).isEqualTo(Method.MULTIPART);
		assertThat(List.of(upload.partSize(), upload.partCount())).isEqualTo(List.of((long) PART, 7));
		for (PartUrl part : this.uploads.signed(upload.id(),
				"{\"number\":1},{\"number\":2},{\"number\":4},{\"number\":7}")) {
			assertThat(this.uploads.put(part.url(), part.headers(), part(file, part.number())).statusCode())
				.isEqualTo(200);
		}
		PartUrl short5 = this.uploads.signed(upload.id(), "{\"number\":5}").get(0);
		this.uploads.put(short5.url(), short5.headers(), bytes(10));

		assertThat(this.uploads.found(upload.id()).parts()).extracting(DirectUpload.Part::number)
			.containsExactly(1, 2, 4, 5, 7);
		HttpResponse<String> refused = this.uploads.complete(upload.id());
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(Api.json(refused)).containsEntry("code", "parts_missing")
			.containsEntry("detail", "S3 does not have, or not in their sizes, 3 of 7 parts: 3, 5, 6");
		for (PartUrl part : this.uploads.signed(upload.id(), "{\"number\":3},{\"number\":5},{\"number\":6}")) {
			this.uploads.put(part.url(), part.headers(), part(file, part.number()));
		}
		assertThat(this.api.get("/api/files/files/" + upload.id()).statusCode()).isEqualTo(404);

		UploadReceipt receipt = Json.read(this.uploads.complete(upload.id()).body(), UploadReceipt.class);

		assertThat(receipt.file().size()).isEqualTo(LARGE);
		assertThat(receipt.file().sha256()).isNull();
		assertThat(Arrays.equals(this.api.download(receipt.file().objectKey()).body(), file)).isTrue();
	}

	@Promise(when = "an upload straight to S3 is completed eight times at once, and once more",
			then = "all have the same answer, and there are one record and one process")
	void isCompletedOnce() {
		DirectUpload upload = this.uploads.begun("""
				{"file_name": "once.pdf", "size": %d, "metadata": {"process": true,
				 "process_params": {"split_params": {"file_map": [{"pages": [0]}]}}}}""".formatted(DOCUMENT.length));
		this.uploads.put(upload.url(), upload.headers(), DOCUMENT);
		Traces.Snapshot before = this.traces.settled();

		List<CompletableFuture<HttpResponse<String>>> answers = Stream
			.generate(() -> CompletableFuture.supplyAsync(() -> this.uploads.complete(upload.id())))
			.limit(8)
			.toList();

		assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode)).containsOnly(201);
		assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::body).distinct()).hasSize(1);
		HttpResponse<String> again = this.uploads.complete(upload.id());
		assertThat(again.body()).isEqualTo(answers.get(0).join().body());
		UploadReceipt receipt = Json.read(again.body(), UploadReceipt.class);
		assertThat(this.uploads.found(upload.id()).receipt()).isEqualTo(receipt);
		this.api.finished(receipt);
		Traces.Snapshot after = this.traces.settled();
		assertThat(after.records() - before.records()).isEqualTo(2);
		assertThat(after.processes() - before.processes()).isEqualTo(1);
		assertThat(code(this.api.send("DELETE", "/api/uploads/" + upload.id(), BodyPublishers.noBody())))
			.isEqualTo("upload_completed");
		assertThat(code(this.uploads.sign(upload.id(), "{\"number\":1}"))).isEqualTo("upload_completed");
	}

	@Promise(when = "the host dies while it completes an upload straight to S3",
			then = "the next request for the upload completes it")
	void anInterruptedCompletionIsFinished() {
		DirectUpload upload = this.uploads.begun("{\"file_name\": \"interrupted.bin\", \"size\": 1000}");
		HttpResponse<String> sent = this.uploads.put(upload.url(), upload.headers(), bytes(1000));
		Map<String, Object> plan = plan(upload.id());

		this.s3.completeMultipartUpload((complete) -> complete.bucket(ObjectStore.BUCKET)
			.key("files/" + upload.id())
			.uploadId((String) plan.get("upload_id"))
			.multipartUpload((parts) -> parts.parts(CompletedPart.builder()
				.partNumber(1)
				.eTag(sent.headers().firstValue("etag").orElseThrow())
				.build())));

		assertThat(this.uploads.found(upload.id()).receipt()).isNotNull();
		assertThat(record(upload.id()).size()).isEqualTo(1000);
	}

	@Test
	void anAbortedUploadIsOver() {
		Traces.Snapshot before = this.traces.settled();
		DirectUpload upload = this.uploads
			.begun("{\"file_name\": \"aborted.bin\", \"size\": " + LARGE + ", \"part_checksums\": true}");
		byte[] part = bytes(PART);
		String sha256 = Sha256.hex(Sha256.digest().digest(part));

		PartUrl url = this.uploads.signed(upload.id(), "{\"number\":1,\"sha256\":\"" + sha256 + "\"}").get(0);
		part[0]++;
		assertThat(this.uploads.put(url.url(), url.headers(), part).statusCode()).isEqualTo(400);
		part[0]--;
		assertThat(this.uploads.put(url.url(), url.headers(), part).statusCode()).isEqualTo(200);
		HttpResponse<String> unverified = this.uploads.sign(upload.id(), "{\"number\":2}");
		assertThat(unverified.statusCode()).isEqualTo(400);
		assertThat(unverified.body()).contains("/parts/0/sha256");

		String path = "/api/uploads/" + upload.id();
		assertThat(this.api.send("DELETE", path, BodyPublishers.noBody()).statusCode()).isEqualTo(204);
		assertThat(this.api.send("DELETE", path, BodyPublishers.noBody()).statusCode()).isEqualTo(204);
		assertOver(upload.id());
		assertThat(plan(upload.id()).toString()).doesNotContain("aborted.bin");
		Traces.Snapshot after = this.traces.settled();
		assertThat(after.records()).isEqualTo(before.records());
		// what says that it was aborted
		assertThat(after.objects() - before.objects()).isEqualTo(1);
	}

	private void assertOver(UUID id) {
		String record = "/api/records/" + id;
		for (HttpResponse<String> answer : Api.atOnce(() -> this.api.get("/api/uploads/" + id),
				() -> this.uploads.complete(id), () -> this.uploads.sign(id, "{\"number\":1}"),
				() -> this.api.get(record), () -> this.api.send("DELETE", record, BodyPublishers.noBody()),
				() -> this.api.send("PATCH", record, BodyPublishers.ofString("{}"), "content-type", JSON),
				() -> this.api.submit(id, "{\"every\":1}"))) {
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
			assertThat(code(answer)).isEqualTo("upload_expired");
		}
	}

	@Test
	void aRecordCannotBeChangedBeforeItsUploadIsComplete() {
		DirectUpload upload = this.uploads
			.begun("{\"file_name\": \"under way.pdf\", \"size\": " + DOCUMENT.length + "}");
		String path = "/api/records/" + upload.id();

		List<HttpResponse<String>> answers = Api.atOnce(() -> this.api.send("DELETE", path, BodyPublishers.noBody()),
				() -> this.api.send("PATCH", path, BodyPublishers.ofString("{}"), "content-type", JSON),
				() -> this.api.submit(upload.id(), "{\"every\":1}"));

		assertThat(answers).allMatch((answer) -> answer.statusCode() == 409);
		assertThat(answers).extracting(DirectUploadTests::code).containsExactly("in_use", "no_file", "no_file");
		assertThat(answers.get(0).body()).contains("DELETE /api/uploads/" + upload.id());

		this.uploads.put(upload.url(), upload.headers(), DOCUMENT);
		this.uploads.complete(upload.id());
		assertThat(this.api.send("DELETE", path, BodyPublishers.noBody()).statusCode()).isEqualTo(204);
	}

	@Test
	void anExpiredUploadIsGone() {
		DirectUpload upload = this.uploads.begun("{\"file_name\": \"expired.bin\", \"size\": 1000}");
		Map<String, Object> plan = plan(upload.id());
		plan.put("created_at", "2026-01-01T00:00:00Z");
		this.s3.putObject((put) -> put.bucket(ObjectStore.BUCKET).key("uploads/" + upload.id()),
				RequestBody.fromString(Json.write(plan)));

		assertOver(upload.id());
	}

	@Test
	void isPlannedOnceForTheSameKey() {
		String request = "{\"file_name\": \"same key.bin\", \"size\": 1000}";
		String key = UUID.randomUUID().toString();

		List<UUID> ids = IntStream.range(0, 2)
			.mapToObj(
					(time) -> Json.read(this.uploads.begin(request, "idempotency-key", key).body(), DirectUpload.class)
						.id())
			.distinct()
			.toList();

		assertThat(ids).hasSize(1);
		assertThat(code(this.uploads.begin(request.replace("1000", "1001"), "idempotency-key", key)))
			.isEqualTo("idempotency_key_reused");

		this.api.send("DELETE", "/api/uploads/" + ids.get(0), BodyPublishers.noBody());
		assertThat(code(this.uploads.begin(request, "idempotency-key", key))).isEqualTo("upload_expired");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"metadata":{"file_name":"a"}}                                          | 400 | /size
			{"file_name":"a","size":-1}                                             | 400 | /size
			{"file_name":"a","size":"1"}                                            | 400 | /size
			{"file_name":"a","size":0}                                              | 400 | empty_file
			{"file_name":"a","size":5497558138881}                                  | 413 | /size
			{"file_name":"a/b","size":1}                                            | 400 | /file_name
			{"size":1}                                                              | 400 | /metadata/file_name
			{"file_name":"a","size":1,"sha256":"abc"}                               | 400 | /sha256
			{"file_name":"a","size":1,"metadata":{"tags":[""]}}                     | 400 | /metadata/tags/0
			{"file_name":"a","size":1,"metadata":{"process":true}}                  | 400 | /metadata/process_params
			[1]                                                                     | 400 | JSON object
			""")
	void refusesWhatCanNeverSucceed(String request, int status, String says) {
		Traces.Snapshot before = this.traces.settled();

		HttpResponse<String> answer = this.uploads.begin(request);

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(answer.body()).contains(says);
		assertThat(this.traces.settled()).isEqualTo(before);
	}

	@Test
	void refusesWhatTheSizeForbids() {
		String process = "\"metadata\":{\"process\":true,\"process_params\":{\"split_params\":{\"every\":1}}}}";

		HttpResponse<String> tooLarge = this.uploads.begin("{\"file_name\":\"a\",\"size\":5368709121," + process);
		assertThat(tooLarge.statusCode()).isEqualTo(413);
		assertThat(tooLarge.body()).contains("\"pointer\":\"/size\"");
		assertThat(
				this.uploads.begin("{\"file_name\":\"a\",\"size\":" + LARGE + ",\"sha256\":\"" + "0".repeat(64) + "\"}")
					.body())
			.contains("/sha256", "part_checksums");
		DirectUpload largest = this.uploads.begun("{\"file_name\":\"a\",\"size\":5497558138880}");
		assertThat(largest.partCount()).isBetween(9_000, 10_000);
		assertThat(this.uploads.signed(largest.id(), "{\"number\":" + largest.partCount() + "}")).hasSize(1);
		assertThat(this.uploads.sign(largest.id(), "{\"number\":10001}").body()).contains("/parts/0/number");
		assertThat(this.uploads.sign(largest.id(), "").body()).contains("/parts");
	}

	@Test
	void aPageMaySendToS3() throws Exception {
		DirectUpload upload = this.uploads.begun("{\"file_name\": \"page.bin\", \"size\": 1000}");
		URI url = URI.create(upload.url());

		assertThat(this.api.get("/swagger-ui/index.html").headers().firstValue("content-security-policy"))
			.hasValueSatisfying((policy) -> assertThat(policy)
				.contains("connect-src 'self' " + url.getScheme() + "://" + url.getAuthority() + ";"));
		// a browser asks first; the JDK's client would not send these headers
		HttpResponse<String> asked = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(url)
				.method("OPTIONS", BodyPublishers.noBody())
				.headers("Origin", this.api.base().toString(), "Access-Control-Request-Method", "PUT",
						"Access-Control-Request-Headers", "x-amz-checksum-sha256")
				.build(), BodyHandlers.ofString());
		assertThat(asked.statusCode()).isEqualTo(200);
		assertThat(asked.headers().map()).containsKey("access-control-allow-origin")
			.containsEntry("access-control-allow-headers", List.of("x-amz-checksum-sha256"));
	}

	private FileRecord record(UUID id) {
		return await().until(() -> Json.read(this.api.get("/api/records/" + id).body(), FileRecord.class),
				(record) -> record.status() == RecordStatus.SUCCEEDED);
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> plan(UUID id) {
		return Json.read(this.s3.getObjectAsBytes((get) -> get.bucket(ObjectStore.BUCKET).key("uploads/" + id))
			.asString(StandardCharsets.UTF_8), Map.class);
	}

	private static String code(HttpResponse<String> problem) {
		return (String) Api.json(problem).get("code");
	}

	private static byte[] part(byte[] file, int number) {
		return Arrays.copyOfRange(file, (number - 1) * PART, Math.min(number * PART, file.length));
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

}
