package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestInputStream;
import java.security.MessageDigest;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.UploadReceipt;

/**
 * A client of the API that holds no file in memory, and believes no answer.
 */
final class LoadClient {

	private static final String BOUNDARY = "----load";

	private static final String FORM = """
			------load\r
			Content-Disposition: form-data; name="metadata"\r
			\r
			{"process": %s, "process_params": {"split_params": {"file_map": [{"pages": [0, 1]}, {"pages": [2]}]}}}\r
			------load\r
			Content-Disposition: form-data; name="file"; filename="load"\r
			\r
			""";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI url;

	private final byte[] pdf;

	LoadClient(URI url, byte[] pdf) {
		this.url = url;
		this.pdf = pdf;
	}

	/**
	 * Uploads a file.
	 * @return what became of it
	 * @throws IOException when the host does not answer, or says something wrong
	 */
	LoadAnswer upload(LoadFile file) throws IOException, InterruptedException {
		MessageDigest digest = Sha256.digest();
		HttpRequest request = HttpRequest.newBuilder(this.url.resolve("/api/files/"))
			.header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(form(file, digest))
			.build();
		HttpResponse<String> answer = this.http.send(request, BodyHandlers.ofString());
		if (answer.statusCode() == 503) {
			return new LoadAnswer.Refused(answer.headers()
				.firstValueAsLong("retry-after")
				.orElseThrow(() -> new IOException("503 without Retry-After: " + answer.body())));
		}
		check(answer.statusCode() == 201, "an upload", answer);
		UploadReceipt receipt = Json.read(answer.body(), UploadReceipt.class);
		check(receipt.file().size() == file.length() && Sha256.hex(digest.digest()).equals(receipt.file().sha256()),
				"an upload of other bytes", answer);
		check((receipt.processing() != null) == (file.kind() == LoadFile.Kind.PDF), "processing", answer);
		return new LoadAnswer.Accepted(receipt.file().id(),
				(receipt.processing() != null) ? receipt.processing().processId() : null);
	}

	/**
	 * Checks that what was accepted is there.
	 * @throws IOException when it is not
	 */
	void verify(LoadAnswer.Accepted accepted) throws IOException, InterruptedException {
		HttpResponse<String> record = get("/api/records/" + accepted.recordId());
		check(record.statusCode() == 200
				&& Json.read(record.body(), FileRecord.class).status() == RecordStatus.SUCCEEDED, "a record", record);
		if (accepted.processId() != null) {
			HttpResponse<String> process = get("/api/processes/" + accepted.processId());
			check(process.statusCode() == 200, "a process", process);
			ProcessReport report = Json.read(process.body(), ProcessReport.class);
			check(report.status() == ProcessStatus.SUCCEEDED && report.parts().succeeded() == 2, "two parts", process);
		}
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(this.url.resolve(path)).build(), BodyHandlers.ofString());
	}

	private BodyPublisher form(LoadFile file, MessageDigest digest) {
		BodyPublisher content = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> {
			digest.reset();
			return new DigestInputStream(file.open(this.pdf), digest);
		}), file.length());
		return BodyPublishers.concat(BodyPublishers.ofString(FORM.formatted(file.kind() == LoadFile.Kind.PDF)), content,
				BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
	}

	private static void check(boolean right, String what, HttpResponse<String> answer) throws IOException {
		if (!right) {
			throw new IOException("Not " + what + ": " + answer.statusCode() + " " + answer.body());
		}
	}

}
