package io.filepipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.local.lambda.ContainerTree;

/**
 * A host in a process of its own, started as its container image starts it.
 *
 * @param process the process
 * @param url where its API is
 */
record HostProcess(Process process, URI url) implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/** A slow machine, and a JVM that takes notes of all that it does. */
	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String FORM = """
			--rehearsal\r
			Content-Disposition: form-data; name="metadata"\r
			\r
			{"process": true, "process_params": {"split_params": {"file_map": [{"pages": [0]}, {"pages": [2, 1]}]}}}\r
			--rehearsal\r
			Content-Disposition: form-data; name="file"; filename="rehearsal.pdf"\r
			\r
			""";

	/**
	 * Starts it, and waits until it is ready.
	 * @param environment what it works on
	 * @param log where its output goes
	 * @param options of the JVM
	 */
	static HostProcess start(HostTree tree, Map<String, String> environment, int port, Path log, String... options)
			throws IOException {
		ProcessBuilder builder = new ProcessBuilder(ContainerTree.start(tree.folder()).toString())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.command().addAll(List.of(options));
		builder.environment().putAll(environment);
		builder.environment()
			.putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "PORT", Integer.toString(port),
					"SERVER_ADDRESS", "127.0.0.1", "SECRETS_FILE", "none",
					// a stop waits for the poll that is under way
					"SPRING_CLOUD_AWS_SQS_LISTENER_POLLTIMEOUT", "1s"));
		HostProcess host = new HostProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
		try {
			host.await(host::isReady, "The host does not start; see " + log);
			return host;
		}
		catch (IOException ex) {
			host.close();
			throw ex;
		}
	}

	/**
	 * Goes through what the host is for: a document is uploaded, split, asked for and
	 * downloaded.
	 */
	void rehearse(Path document) throws IOException {
		UploadReceipt receipt = Json
			.read(send(request("/api/files/").header("content-type", "multipart/form-data; boundary=rehearsal")
				.POST(BodyPublishers.concat(BodyPublishers.ofString(FORM), BodyPublishers.ofFile(document),
						BodyPublishers.ofString("\r\n--rehearsal--\r\n")))
				.build()), UploadReceipt.class);
		String process = "/api/processes/" + Objects.requireNonNull(receipt.processing()).processId();
		await(() -> Json.read(get(process), ProcessReport.class).status() == ProcessStatus.SUCCEEDED,
				"The document is not split");
		for (String path : List.of("/api/records/?limit=2", "/api/records/" + receipt.record().id(),
				"/api/files/" + receipt.file().objectKey(), "/v3/api-docs")) {
			get(path);
		}
	}

	/** Ends it as a JVM ends that is asked to: with all that it does at its end. */
	void end() throws IOException {
		this.process.destroy();
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new IOException("The host does not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while the host ends", ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private boolean isReady() {
		try {
			return HTTP.send(request("/actuator/health/readiness").build(), BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private String get(String path) {
		try {
			return send(request(path).build());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.url.resolve(path));
	}

	private String send(HttpRequest request) throws IOException {
		try {
			HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
			if (answer.statusCode() >= 300) {
				throw new IOException(request.uri() + " answers " + answer.statusCode());
			}
			return answer.body();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
	}

	private void await(BooleanSupplier condition, String otherwise) throws IOException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			try {
				if (System.nanoTime() > end || this.process.waitFor(100, TimeUnit.MILLISECONDS)) {
					throw new IOException(otherwise);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException("Interrupted", ex);
			}
		}
	}

}
