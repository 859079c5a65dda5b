package io.filepipeline.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartUrls;
import io.filepipeline.contracts.PartUrls.PartUrl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends files straight to S3, as clients do.
 *
 * @param api where the plans are made
 */
record DirectUploadClient(Api api) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final String JSON = "application/json";

	DirectUpload begun(String request) {
		HttpResponse<String> answer = begin(request);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		DirectUpload upload = Json.read(answer.body(), DirectUpload.class);
		assertThat(answer.headers().firstValue("location")).hasValue("/api/uploads/" + upload.id());
		return upload;
	}

	HttpResponse<String> begin(String request, String... headers) {
		LogWatch.forbidTextsOf(request);
		return this.api.post("/api/uploads", request,
				Stream.concat(Stream.of("content-type", JSON), Stream.of(headers)).toArray(String[]::new));
	}

	HttpResponse<String> sign(UUID id, String parts) {
		return this.api.post("/api/uploads/" + id + "/parts", "{\"parts\":[" + parts + "]}", "content-type", JSON);
	}

	List<PartUrl> signed(UUID id, String parts) {
		HttpResponse<String> answer = sign(id, parts);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Json.read(answer.body(), PartUrls.class).parts();
	}

	DirectUpload found(UUID id) {
		HttpResponse<String> answer = this.api.get("/api/uploads/" + id);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Json.read(answer.body(), DirectUpload.class);
	}

	HttpResponse<String> complete(UUID id) {
		return this.api.send("POST", "/api/uploads/" + id + "/complete", BodyPublishers.noBody());
	}

	static HttpResponse<String> put(String url, Map<String, String> headers, byte[] bytes) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(bytes));
		headers.forEach(request::header);
		return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();
	}

}
