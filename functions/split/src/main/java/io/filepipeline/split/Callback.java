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

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryOperations;

/**
 * Reports parts to the API, signed as in Standard Webhooks. Anything but a 2xx is a
 * failure, redirects too.
 */
class Callback {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final URI url;

	private final Webhook webhook;

	private final HttpClient http;

	private final RetryOperations retries;

	private final Clock clock;

	Callback(URI url, Webhook webhook, HttpClient http, RetryOperations retries, Clock clock) {
		this.url = url;
		this.webhook = webhook;
		this.http = http;
		this.retries = retries;
		this.clock = clock;
	}

	/**
	 * Reports parts. When this returns, the API holds the report durably.
	 * @param parts at most 100
	 * @throws CallbackFailed when it may not, after a few attempts
	 */
	void report(List<FileRecord> parts) {
		String body = Json.write(parts);
		// the same report has the same id however often it is sent
		String id = "msg_" + UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
		try {
			this.retries.execute(() -> send(id, body));
		}
		catch (RetryException ex) {
			throw new CallbackFailed("The callback failed", ex.getCause());
		}
	}

	private int send(String id, String body) throws IOException {
		HttpResponse<Void> answer = exchange(signed(id, body));
		if (answer.statusCode() / 100 != 2) {
			throw new IOException("The callback was answered with " + answer.statusCode());
		}
		return answer.statusCode();
	}

	private HttpRequest signed(String id, String body) {
		long now = this.clock.instant().getEpochSecond();
		return HttpRequest.newBuilder(this.url)
			.timeout(TIMEOUT)
			.header("content-type", "application/json")
			.header(Webhook.UNBRANDED_MSG_ID_KEY, id)
			.header(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(now))
			.header(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, sign(id, now, body))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
	}

	private HttpResponse<Void> exchange(HttpRequest request) throws IOException {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.discarding());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CallbackFailed("The callback was interrupted", ex);
		}
	}

	private String sign(String id, long now, String body) {
		try {
			return this.webhook.sign(id, now, body);
		}
		catch (WebhookSigningException ex) {
			throw new IllegalStateException("Every Java platform can sign with HmacSHA256", ex);
		}
	}

}
