package io.filepipeline.split;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryOperations;

/**
 * Reports parts to the API, signed as in Standard Webhooks. Anything but a 2xx is a
 * failure, redirects too.
 */
class Callback {

	private static final Logger logger = LoggerFactory.getLogger(Callback.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final URI url;

	private final SigningSecrets secrets;

	private final Supplier<HttpClient> http;

	private final RetryOperations retries;

	private final Clock clock;

	Callback(URI url, SigningSecrets secrets, Supplier<HttpClient> http, RetryOperations retries, Clock clock) {
		this.url = url;
		this.secrets = secrets;
		this.http = http;
		this.retries = retries;
		this.clock = clock;
	}

	/**
	 * Reports parts. When this returns, the API holds the report durably.
	 * @param parts at most 100
	 * @return how many bytes the report has
	 * @throws Unavailable when it may not, after a few attempts
	 */
	int report(List<FileRecord> parts) {
		String body = Json.write(parts);
		try {
			this.retries.execute(() -> attempt(body));
			return body.getBytes(StandardCharsets.UTF_8).length;
		}
		catch (RetryException ex) {
			throw new Unavailable(ex.getCause());
		}
	}

	private int attempt(String body) throws IOException {
		try {
			return send(body);
		}
		catch (IOException ex) {
			logger.warn("A callback failed: {}", ex.toString());
			throw ex;
		}
	}

	/** Reports what is good to know, but not worth a second attempt. */
	void mention(FileRecord part) {
		try {
			send(Json.write(List.of(part)));
		}
		catch (IOException | Unavailable ex) {
			logger.warn("A failed attempt of process {} could not be reported: {}", part.processId(), ex.toString());
		}
	}

	private int send(String body) throws IOException {
		// the same report has the same id however often it is sent
		String id = "msg_" + UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
		HttpResponse<Void> answer = exchange(signed(id, body));
		if (answer.statusCode() / 100 != 2) {
			throw new IOException("The callback was answered with " + answer.statusCode());
		}
		return answer.statusCode();
	}

	private HttpRequest signed(String id, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.url)
			.timeout(TIMEOUT)
			.header("content-type", "application/json")
			.header(Trace.HEADER, Trace.traceparent())
			.POST(HttpRequest.BodyPublishers.ofString(body));
		this.secrets.sign(id, this.clock.instant(), body).forEach(request::header);
		return request.build();
	}

	private HttpResponse<Void> exchange(HttpRequest request) throws IOException {
		try {
			return this.http.get().send(request, HttpResponse.BodyHandlers.discarding());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Unavailable("The callback was interrupted");
		}
	}

}
