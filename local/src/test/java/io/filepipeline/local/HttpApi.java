package io.filepipeline.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filepipeline.contracts.Json;
import io.filepipeline.local.lambda.Outcome;

/**
 * What AWS puts before a function that is called by HTTP: each request becomes an event,
 * payload version 2.0, and the function's answer its answer.
 */
final class HttpApi implements AutoCloseable {

	private final Zips zips;

	private final String function;

	private final HttpServer server;

	private HttpApi(Zips zips, String function) throws IOException {
		this.zips = zips;
		this.function = function;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	static HttpApi before(Zips zips, String function) {
		try {
			return new HttpApi(zips, function);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Api api() {
		return new Api(URI.create("http://127.0.0.1:" + this.server.getAddress().getPort()));
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			Outcome outcome = this.zips.invoke(this.function, event(exchange));
			Answer answer = Json.read(outcome.json(), Answer.class);
			answer.headers().forEach(exchange.getResponseHeaders()::set);
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(answer.statusCode(), (body.length > 0) ? body.length : -1);
			if (body.length > 0) {
				exchange.getResponseBody().write(body);
			}
		}
	}

	private static String event(HttpExchange exchange) throws IOException {
		Map<String, String> headers = new TreeMap<>();
		exchange.getRequestHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
		try (InputStream body = exchange.getRequestBody()) {
			return Json.write(Map.of("version", "2.0", "rawPath", exchange.getRequestURI().getRawPath(), "headers",
					headers, "requestContext",
					Map.of("stage", "$default", "http", Map.of("method", exchange.getRequestMethod())), "body",
					Base64.getEncoder().encodeToString(body.readAllBytes()), "isBase64Encoded", true));
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * What the function answers.
	 */
	private record Answer(int statusCode, Map<String, String> headers, String body) {
	}

}
