package io.filepipeline.host.webhooks.sending;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SigningSecrets;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends a delivery once, signed as in Standard Webhooks. It follows nothing, repeats
 * nothing, keeps no connection, and reads no more of an answer than its head.
 */
@Component
class Sender implements DisposableBean {

	/** For the whole of an attempt. */
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final Timeout CONNECTING = Timeout.ofSeconds(5);

	private final Destinations destinations;

	private final EndpointSecrets secrets;

	private final CloseableHttpClient http;

	Sender(Destinations destinations, EndpointSecrets secrets) {
		this.destinations = destinations;
		this.secrets = secrets;
		this.http = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(destinations)
				.setMaxConnTotal(Dispatcher.CONCURRENCY)
				.setMaxConnPerRoute(Dispatcher.CONCURRENCY)
				.setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECTING).build())
				.setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECTING).build())
				.build())
			.setDefaultRequestConfig(RequestConfig.custom()
				.setResponseTimeout(Timeout.of(PATIENCE))
				.setProtocolUpgradeEnabled(false)
				.build())
			.setConnectionReuseStrategy((request, response, context) -> false)
			.setUserAgent("file-pipeline")
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableContentCompression()
			.disableCookieManagement()
			.disableAuthCaching()
			.build();
	}

	Attempt send(DueDelivery delivery) {
		Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		long begun = System.nanoTime();
		try {
			HttpPost request = request(delivery, at);
			CompletableFuture<Void> end = CompletableFuture.runAsync(request::abort,
					CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
			try (ClassicHttpResponse response = this.http.executeOpen(RoutingSupport.determineHost(request), request,
					null)) {
				Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
				// closes the connection at once: a body may have no end
				request.abort();
				return new Attempt(at, response.getCode(), null, millisSince(begun),
						RetryAfter.parse((retryAfter != null) ? retryAfter.getValue() : null, at));
			}
			finally {
				end.cancel(false);
			}
		}
		catch (IOException | HttpException | RejectedRequest | IllegalStateException | IllegalArgumentException ex) {
			// the client has no better word for a status of 000
			long millis = millisSince(begun);
			return new Attempt(at, null, (millis >= PATIENCE.toMillis()) ? "timeout" : reason(ex), millis, null);
		}
	}

	private HttpPost request(DueDelivery delivery, Instant at) {
		HttpPost request = new HttpPost(this.destinations.read(delivery.url()));
		signature(delivery, at).forEach(request::setHeader);
		request.setEntity(new StringEntity(delivery.body(), ContentType.APPLICATION_JSON));
		return request;
	}

	private Map<String, String> signature(DueDelivery delivery, Instant at) {
		String secret = this.secrets.decrypt(delivery.endpointId(), delivery.secret());
		if (secret == null) {
			throw new IllegalStateException("The secret was encrypted under another CALLBACK_SIGNING_SECRET");
		}
		String old = this.secrets.decrypt(delivery.endpointId(), delivery.oldSecret());
		return SigningSecrets.parse((old != null) ? secret + " " + old : secret)
			.signByAll(delivery.id().toString(), at, delivery.body());
	}

	private static String reason(Exception ex) {
		if (ex instanceof Destinations.ForbiddenDestination || ex instanceof RejectedRequest) {
			return "url_forbidden";
		}
		if (ex instanceof UnknownHostException) {
			return "unknown_host";
		}
		if (ex instanceof SSLException) {
			return "tls_failed";
		}
		if (ex instanceof ConnectException) {
			return "connection_refused";
		}
		if (ex instanceof java.io.InterruptedIOException) {
			return "timeout";
		}
		return (ex instanceof IllegalStateException) ? "secret_unreadable" : "connection_failed";
	}

	private static long millisSince(long nanos) {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
	}

	@Override
	public void destroy() throws IOException {
		this.http.close();
	}

}
