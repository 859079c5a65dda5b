package io.filepipeline.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a server may answer that takes a batch, or some of it.
 */
class MessageQueueTests {

	private HttpServer server;

	private String answer;

	private MessageQueue queue;

	@BeforeEach
	void listen() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(this.answer.getBytes(StandardCharsets.UTF_8));
			}
		});
		this.server.start();
		String url = "http://127.0.0.1:" + this.server.getAddress().getPort();
		this.queue = new MessageQueue(SqsClient.builder()
			.endpointOverride(URI.create(url))
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.build(), url + "/123456789012/records");
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void takesNoListOfFailuresAndAnEmptyOneForNone() {
		this.answer = "{\"Successful\": []}";
		assertThatCode(() -> this.queue.sendAll(List.of("message"))).doesNotThrowAnyException();

		this.answer = "{\"Successful\": [], \"Failed\": []}";
		assertThatCode(() -> this.queue.sendAll(List.of("message"))).doesNotThrowAnyException();
	}

	@Test
	void saysThatSomeWereNotTakenAndWhy() {
		this.answer = "{\"Successful\": [], \"Failed\": [{\"Id\": \"0\", \"Code\": \"InternalError\", \"SenderFault\": false}]}";

		assertThatExceptionOfType(SqsException.class).isThrownBy(() -> this.queue.sendAll(List.of("message", "other")))
			.withMessageContaining("SQS did not take 1 of 2 messages: InternalError");
	}

}
