package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartUrls.PartUrl;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Uploads straight to S3 without a host: the zip under AWS's own runtime takes what the
 * host takes, and answers as it does.
 */
@ExtendWith({ RunningPipeline.class, Zips.Deployed.class })
class DirectUploadParityTests {

	private static final int PART = 16 << 20;

	private static final String NEVER_ISSUED = "0199c0de-7a3b-7000-9a1b-2c3d4e5f6071";

	private final Api host;

	private final HttpApi http;

	private final Api zip;

	private final DirectUploadClient uploads;

	DirectUploadParityTests(Api host, Zips zips) {
		this.host = host;
		this.http = HttpApi.before(zips, "upload");
		this.zip = this.http.api();
		this.uploads = new DirectUploadClient(this.zip);
	}

	@AfterEach
	void close() {
		this.http.close();
	}

	@Test
	void aFileOfManyPartsIsUploadedWithoutAHost() {
		int size = 6 * PART + (8 << 20);
		DirectUpload upload = this.uploads
			.begun("{\"size\": " + size + ", \"metadata\": {\"file_name\": \"no host.bin\"}}");
		byte[] part = new byte[PART];

		for (PartUrl url : this.uploads.signed(upload.id(),
				String.join(",", IntStream.rangeClosed(1, 7).mapToObj((i) -> "{\"number\":" + i + "}").toList()))) {
			byte[] bytes = (url.number() < 7) ? part : new byte[8 << 20];
			assertThat(DirectUploadClient.put(url.url(), url.headers(), bytes).statusCode()).isEqualTo(200);
		}
		assertThat(this.uploads.found(upload.id()).parts()).hasSize(7);
		HttpResponse<String> answer = this.uploads.complete(upload.id());

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(answer.headers().firstValue("location")).hasValue("/api/records/" + upload.id());
		await().untilAsserted(() -> assertThat(this.host.record(upload.id()).size()).isEqualTo(size));
	}

	@Test
	void hostAndLambdaGoOnWithEachOthersUploads() {
		byte[] document = Pdfs.withPages(2);
		String request = """
				{"file_name": "both.pdf", "size": %d,
				 "metadata": {"process": true, "process_params": {"split_params": {"every": 1}}}}"""
			.formatted(document.length);
		String key = UUID.randomUUID().toString();
		DirectUpload upload = Json.read(this.uploads.begin(request, "idempotency-key", key).body(), DirectUpload.class);
		DirectUploadClient byHost = new DirectUploadClient(this.host);

		assertThat(Api.json(byHost.begin(request, "idempotency-key", key))).containsEntry("id", upload.id().toString());
		assertThat(same("POST", "/api/uploads", "{\"file_name\":\"both.pdf\",\"size\":1}", "application/json", key))
			.contains(422);
		DirectUploadClient.put(upload.url(), upload.headers(), document);
		HttpResponse<String> completed = this.uploads.complete(upload.id());

		assertThat(this.host.finished(Json.read(completed.body(), UploadReceipt.class)).status())
			.isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(byHost.complete(upload.id()).body()).isEqualTo(completed.body());
		for (String again : List.of("GET ", "DELETE ", "POST /parts", "POST /complete")) {
			String path = "/api/uploads/" + upload.id() + again.split(" ", 2)[1];
			same(again.split(" ")[0], path, "{\"parts\":[{\"number\":1}]}", "application/json", null);
		}
	}

	@Test
	void anAbortedUploadIsGoneForBoth() {
		DirectUpload upload = this.uploads.begun("{\"file_name\": \"aborted.bin\", \"size\": 10}");

		HttpResponse<String> aborted = this.zip.send("DELETE", "/api/uploads/" + upload.id(), BodyPublishers.noBody());

		assertThat(aborted.statusCode()).isEqualTo(204);
		assertThat(aborted.body()).isEmpty();
		assertThat(same("DELETE", "/api/uploads/" + upload.id(), null, null, null)).contains(204);
		assertThat(same("GET", "/api/uploads/" + upload.id(), null, null, null)).contains(410);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET    | /api/uploads                 |                                           |                  | 405
			PUT    | /api/uploads/{id}            |                                           |                  | 405
			GET    | /api/uploads/{id}/parts      |                                           |                  | 405
			DELETE | /api/uploads/{id}/complete/  |                                           |                  | 405
			GET    | /api/uploads/{id}            |                                           |                  | 200
			GET    | /api/uploads/{id}/           |                                           |                  | 200
			GET    | /api/uploads/{none}          |                                           |                  | 404
			GET    | /api/uploads/not-a-uuid      |                                           |                  | 404
			POST   | /api/uploads/{none}/complete |                                           |                  | 404
			POST   | /api/uploads/{id}/complete   |                                           |                  | 409
			POST   | /api/uploads/{id}/parts      | {"parts":[{"number":1}]}                  | application/json | 200
			POST   | /api/uploads/{id}/parts      | {"parts":[{"number":2}]}                  | application/json | 400
			POST   | /api/uploads/{id}/parts      | {"parts":[]}                              | application/json | 400
			POST   | /api/uploads/{id}/parts      | {"parts":[{"number":1}]}                  | text/plain       | 415
			POST   | /api/uploads                 |                                           |                  | 415
			POST   | /api/uploads                 | {                                         | application/json | 400
			POST   | /api/uploads                 | {"file_name":"../a","size":1}             | application/json | 400
			POST   | /api/uploads                 | {"file_name":"a","size":0}                | application/json | 400
			POST   | /api/uploads                 | {"file_name":"a","size":9000000000000}    | application/json | 413
			""")
	void theLambdaAnswersAsTheHost(String method, String path, String body, String type, int status) {
		UUID id = this.uploads.begun("{\"file_name\": \"a.bin\", \"size\": 10}").id();

		assertThat(same(method, path.replace("{id}", id.toString()).replace("{none}", NEVER_ISSUED), body, type, null))
			.contains(status);
	}

	@Test
	void theLambdaTakesAndAnswersJsonAlone() {
		String tooLong = "{\"file_name\":\"" + "a".repeat(1 << 20) + "\"}";

		assertThat(same("POST", "/api/uploads", tooLong, "application/json", null)).contains(413);
		assertThat(same("POST", "/api/uploads", "{}", "application/json", "a b")).contains(400);
		for (String accepted : List.of("text/html", "nonsense")) {
			List<HttpResponse<String>> answers = List.of(
					this.host.get("/api/uploads/" + NEVER_ISSUED, "accept", accepted),
					this.zip.get("/api/uploads/" + NEVER_ISSUED, "accept", accepted));
			assertThat(answers.stream().map(DirectUploadParityTests::essence).distinct()).hasSize(1);
			assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(406);
		}
	}

	/** Asks both, and what both answer. */
	private List<Object> same(String method, String path, String body, String type, String key) {
		List<String> headers = new ArrayList<>();
		if (type != null) {
			headers.addAll(List.of("content-type", type));
		}
		if (key != null) {
			headers.addAll(List.of("idempotency-key", key));
		}
		List<List<Object>> answers = new ArrayList<>();
		for (Api api : List.of(this.host, this.zip)) {
			answers.add(essence(
					api.send(method, path, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody(),
							headers.toArray(String[]::new))));
		}
		assertThat(answers.get(1)).isEqualTo(answers.get(0));
		return answers.get(1);
	}

	/** All but what is another each time; the host names methods in any order. */
	private static List<Object> essence(HttpResponse<String> answer) {
		assertThat(answer.headers().firstValue("x-request-id")).isPresent();
		assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
		String body = answer.body().replaceAll("\"(trace_id|url|expires_at)\":\"[^\"]*\"", "\"$1\":\"\"");
		List<Object> essence = new ArrayList<>(List.of(answer.statusCode(), sorted(body)));
		for (String header : List.of("content-type", "location", "allow", "accept")) {
			essence.add(sorted(answer.headers().firstValue(header).orElse("")));
		}
		return essence;
	}

	private static String sorted(String methods) {
		return methods.replace("GET, DELETE", "DELETE, GET");
	}

}
