package io.filepipeline.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadReceipt.Processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The API as a client sees it: over HTTP, byte by byte.
 *
 * @param base where it is, such as {@code http://127.0.0.1:8000}
 */
record Api(URI base) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/** Headers whose values nobody else may know. */
	private static final Set<String> SECRET = Set.of("authorization", "x-api-key", "idempotency-key",
			"webhook-signature");

	private static final String BOUNDARY = "----pipeline-test";

	/** The answers to requests that are sent at the same time. */
	@SafeVarargs
	static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>>... requests) {
		List<CompletableFuture<HttpResponse<String>>> answers = Stream.of(requests)
			.map((request) -> CompletableFuture.supplyAsync(request, (task) -> new Thread(task, "request").start()))
			.toList();
		return answers.stream().map(CompletableFuture::join).toList();
	}

	HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, BodyPublishers.noBody(), headers);
	}

	HttpResponse<String> post(String path, String body, String... headers) {
		return send("POST", path, BodyPublishers.ofString(body), headers);
	}

	HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
		return exchange(method, path, body, HttpResponse.BodyHandlers.ofString(), headers);
	}

	HttpResponse<byte[]> download(String objectKey, String... headers) {
		return bytes("/api/files/" + objectKey, headers);
	}

	HttpResponse<byte[]> bytes(String path, String... headers) {
		return exchange("GET", path, BodyPublishers.noBody(), HttpResponse.BodyHandlers.ofByteArray(), headers);
	}

	/** What is read as it comes. */
	HttpResponse<InputStream> stream(String path, String... headers) {
		return exchange("GET", path, BodyPublishers.noBody(), HttpResponse.BodyHandlers.ofInputStream(), headers);
	}

	/** Uploads as curl -F does. */
	HttpResponse<String> upload(byte[] file, String fileName, String metadata, String... headers) {
		return form(List.of(Part.file("file", fileName, file), Part.field("metadata", metadata)), headers);
	}

	HttpResponse<String> form(List<Part> parts, String... headers) {
		List<String> all = new java.util.ArrayList<>(
				List.of("content-type", "multipart/form-data; boundary=" + BOUNDARY));
		all.addAll(List.of(headers));
		return send("POST", "/api/files/", multipart(parts), all.toArray(String[]::new));
	}

	UploadReceipt accepted(byte[] file, String fileName, String metadata) {
		HttpResponse<String> answer = upload(file, fileName, metadata);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return Json.read(answer.body(), UploadReceipt.class);
	}

	/** Uploads, and waits until the record is written. */
	UUID written(byte[] file, String fileName, String metadata) {
		UUID id = accepted(file, fileName, metadata).file().id();
		await().until(() -> record(id).fileName() != null);
		return id;
	}

	FileRecord record(UUID id) {
		HttpResponse<String> answer = get("/api/records/" + id);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Json.read(answer.body(), FileRecord.class);
	}

	/** Asks for a process of a file that is stored. */
	HttpResponse<String> submit(UUID recordId, String splitParams, String... headers) {
		List<String> all = new java.util.ArrayList<>(List.of("content-type", "application/json"));
		all.addAll(List.of(headers));
		return post("/api/processes",
				"{\"record_id\":\"" + recordId + "\",\"process_params\":{\"split_params\":" + splitParams + "}}",
				all.toArray(String[]::new));
	}

	Processing submitted(UUID recordId, String splitParams, String... headers) {
		HttpResponse<String> answer = submit(recordId, splitParams, headers);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		return Json.read(answer.body(), Processing.class);
	}

	ProcessReport process(UUID processId) {
		HttpResponse<String> answer = get("/api/processes/" + processId);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Json.read(answer.body(), ProcessReport.class);
	}

	ProcessReport process(UploadReceipt receipt) {
		return process(receipt.processing().processId());
	}

	ProcessReport finished(UploadReceipt receipt) {
		return finished(receipt.processing());
	}

	ProcessReport finished(Processing processing) {
		return await().until(() -> process(processing.processId()),
				(report) -> report.status() != ProcessStatus.QUEUED && report.status() != ProcessStatus.RUNNING);
	}

	/** What a problem tells, apart from where it was met. */
	static List<Object> problem(String json) {
		Map<String, Object> problem = json(json);
		return Stream.of("type", "title", "detail", "code", "errors")
			.map((member) -> problem.getOrDefault(member, "none"))
			.toList();
	}

	static Map<String, Object> json(HttpResponse<String> answer) {
		return json(answer.body());
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> json(String body) {
		return Json.read(body, Map.class);
	}

	private <T> HttpResponse<T> exchange(String method, String path, BodyPublisher body,
			HttpResponse.BodyHandler<T> handler, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path)).method(method, body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		for (int i = 0; i < headers.length; i += 2) {
			if (SECRET.contains(headers[i].toLowerCase(Locale.ROOT))) {
				LogWatch.forbid(headers[i + 1]);
			}
		}
		try {
			return HTTP.send(request.build(), handler);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static BodyPublisher multipart(List<Part> parts) {
		List<BodyPublisher> pieces = new java.util.ArrayList<>();
		for (Part part : parts) {
			pieces.add(BodyPublishers
				.ofString("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\""
						+ ((part.fileName() != null) ? "; filename=\"" + part.fileName() + "\"" : "") + "\r\n\r\n"));
			pieces.add(BodyPublishers.ofInputStream(part.content()));
			pieces.add(BodyPublishers.ofString("\r\n"));
		}
		pieces.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
		return BodyPublishers.concat(pieces.toArray(BodyPublisher[]::new));
	}

	/**
	 * A part of a form.
	 */
	record Part(String name, String fileName, java.util.function.Supplier<InputStream> content) {

		Part {
			if (fileName != null) {
				LogWatch.forbid(fileName);
			}
		}

		static Part file(String name, String fileName, byte[] content) {
			return new Part(name, fileName, () -> new java.io.ByteArrayInputStream(content));
		}

		static Part field(String name, String value) {
			LogWatch.forbidTextsOf(value);
			return file(name, null, value.getBytes(StandardCharsets.UTF_8));
		}

	}

}
