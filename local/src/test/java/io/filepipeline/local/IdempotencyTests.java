package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An upload that is sent again with its key has the answer of the first time, and is
 * stored once.
 */
@ExtendWith({ RunningPipeline.class, Zips.Deployed.class })
class IdempotencyTests {

	private static final byte[] DOCUMENT = Pdfs.withPages(3);

	private static final String METADATA = """
			{"file_name": "again.pdf", "process": true,
			 "process_params": {"split_params": {"file_map": [{"pages": [0]}, {"pages": [1, 2]}]}}}""";

	private final Api api;

	private final Traces traces;

	private final Zips zips;

	private final String key = UUID.randomUUID().toString();

	IdempotencyTests(Api api, Traces traces, Zips zips) {
		this.api = api;
		this.traces = traces;
		this.zips = zips;
	}

	@Promise(when = "an upload is sent again with the same Idempotency-Key",
			then = "it has the same answer and one object")
	void hasTheSameAnswerAndTheEffectOfOnce() {
		Traces.Snapshot before = this.traces.settled();

		HttpResponse<String> first = upload(DOCUMENT, METADATA, this.key);
		HttpResponse<String> second = upload(DOCUMENT, METADATA, "\"" + this.key + "\"");

		assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
		assertThat(second.statusCode()).isEqualTo(201);
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(second.headers().firstValue("location")).isEqualTo(first.headers().firstValue("location"));
		UploadReceipt receipt = Json.read(first.body(), UploadReceipt.class);
		assertThat(this.api.finished(receipt).status()).isEqualTo(ProcessStatus.SUCCEEDED);
		Traces.Snapshot after = this.traces.settled();
		assertThat(after.records() - before.records()).isEqualTo(3);
		assertThat(after.processes() - before.processes()).isEqualTo(1);
		// the file, its two parts, and the ticket
		assertThat(after.objects() - before.objects()).isEqualTo(4);
	}

	@Promise(when = "an upload is sent eight times at once with the same Idempotency-Key",
			then = "all have the same answer, and there is one object")
	void hasTheEffectOfOnceForRequestsAtTheSameTime() {
		Traces.Snapshot before = this.traces.settled();

		List<CompletableFuture<HttpResponse<String>>> answers = Stream
			.generate(() -> CompletableFuture.supplyAsync(() -> upload(DOCUMENT, METADATA, this.key)))
			.limit(8)
			.toList();

		assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::body).distinct()).hasSize(1);
		UploadReceipt receipt = Json.read(answers.get(0).join().body(), UploadReceipt.class);
		assertThat(this.api.finished(receipt).status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(this.traces.settled().records() - before.records()).isEqualTo(3);
	}

	@Test
	void isTheSameOnHostAndLambda() {
		HttpResponse<String> host = upload(DOCUMENT, METADATA, this.key);
		String direct = this.zips
			.invoke("upload",
					"{\"metadata\":" + METADATA + ",\"idempotency_key\":\"" + this.key + "\",\"content\":\""
							+ Base64.getEncoder().encodeToString(DOCUMENT) + "\"}")
			.json();

		assertThat(Api.json(direct)).isEqualTo(Api.json(host));
	}

	@Promise(when = "an Idempotency-Key is used again for something else",
			then = "it is refused with 422, and nothing changes")
	void refusesTheKeyOfAnotherRequest() {
		upload(DOCUMENT, METADATA, this.key);
		Traces.Snapshot before = this.traces.settled();

		for (HttpResponse<String> other : List.of(upload("other".getBytes(StandardCharsets.UTF_8), METADATA, this.key),
				upload(DOCUMENT, METADATA.replace("[0]", "[1]"), this.key))) {
			assertThat(other.statusCode()).isEqualTo(422);
			assertThat(Api.json(other)).containsEntry("code", "idempotency_key_reused");
		}

		assertThat(this.traces.settled()).isEqualTo(before);
	}

	@Test
	void isNotUsedUpByARequestThatIsRefused() {
		assertThat(upload(DOCUMENT, "{\"process\": true}", this.key).statusCode()).isEqualTo(400);
		assertThat(upload(new byte[0], METADATA, this.key).statusCode()).isEqualTo(400);

		assertThat(upload(DOCUMENT, METADATA, this.key).statusCode()).isEqualTo(201);
	}

	@Test
	void refusesTheKeyOfAnUploadThatWasDeleted() {
		String file = "{\"file_name\": \"again.pdf\", \"size\": " + DOCUMENT.length + "}";
		String otherKey = this.key + "-direct";
		DirectUploadClient uploads = new DirectUploadClient(this.api);
		DirectUpload direct = Json.read(uploads.begin(file, "idempotency-key", otherKey).body(), DirectUpload.class);
		DirectUploadClient.put(direct.url(), direct.headers(), DOCUMENT);
		uploads.complete(direct.id());
		UUID id = Json.read(upload(DOCUMENT, "{}", this.key).body(), UploadReceipt.class).file().id();
		for (UUID deleted : List.of(id, direct.id())) {
			assertThat(this.api.send("DELETE", "/api/records/" + deleted, BodyPublishers.noBody()).statusCode())
				.isEqualTo(204);
		}
		Traces.Snapshot before = this.traces.settled();

		for (HttpResponse<String> again : List.of(upload(DOCUMENT, "{}", this.key),
				uploads.begin(file, "idempotency-key", otherKey))) {
			assertThat(again.statusCode()).as(again.body()).isEqualTo(410);
			assertThat(Api.json(again)).containsEntry("code", "deleted");
		}

		assertThat(this.traces.settled()).isEqualTo(before);
		assertThat(this.api.get("/api/uploads/" + direct.id()).statusCode()).isEqualTo(410);
	}

	@Test
	void isNothingButTheClientsOwn() {
		HttpResponse<String> first = upload(DOCUMENT, METADATA, this.key);
		HttpResponse<String> second = upload(DOCUMENT, METADATA, this.key + "-2");

		assertThat(Api.json(second)).isNotEqualTo(Api.json(first));
		assertThat(this.api.get("/api/files/idempotency/" + this.key).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "two words", "tab\there" })
	void takesPrintableKeysOnly(String wrong) {
		assertRefused(wrong);
	}

	@Test
	void takesKeysOfTheAllowedLengthOnly() {
		assertThat(upload(DOCUMENT, METADATA, "k".repeat(200) + this.key).statusCode()).isEqualTo(201);
		assertRefused("k".repeat(256));
	}

	private void assertRefused(String wrong) {
		HttpResponse<String> answer = upload(DOCUMENT, METADATA, wrong);

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(Api.json(answer)).extractingByKey("errors")
			.isEqualTo(List
				.of(Map.of("pointer", "/idempotency_key", "detail", "must be 1 to 255 printable ASCII characters")));
	}

	private HttpResponse<String> upload(byte[] file, String metadata, String idempotencyKey) {
		return this.api.upload(file, "again.pdf", metadata, "idempotency-key", idempotencyKey);
	}

}
