package io.filepipeline.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filepipeline.contracts.Json;

/**
 * A server that speaks as much of the Secrets Manager protocol (AWS JSON 1.1) as the SDK
 * needs to read one secret.
 */
final class SecretsManager implements AutoCloseable {

	private final HttpServer server;

	private final String name;

	private final String value;

	private SecretsManager(HttpServer server, String name, String value) {
		this.server = server;
		this.name = name;
		this.value = value;
	}

	static SecretsManager holding(String name, String value) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		SecretsManager secrets = new SecretsManager(server, name, value);
		server.createContext("/", secrets::answer);
		server.start();
		return secrets;
	}

	String endpoint() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		boolean known = "secretsmanager.GetSecretValue".equals(exchange.getRequestHeaders().getFirst("x-amz-target"))
				&& exchange.getRequestHeaders().getFirst("authorization").startsWith("AWS4-HMAC-SHA256 ")
				&& this.name.equals(Json.read(request, Map.class).get("SecretId"));
		String answer = known ? Json.write(Map.of("Name", this.name, "SecretString", this.value, "VersionId",
				"5048d2fc-3a4c-4b0a-a2c0-7f1d2b7d6c9e")) : "{\"__type\": \"ResourceNotFoundException\"}";
		exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.1");
		byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(known ? 200 : 400, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
