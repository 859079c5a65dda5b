package io.filepipeline.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.filepipeline.contracts.UploadReceipt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A host that has as much under way as it may refuses more at once, and goes on with what
 * it has.
 */
@ExtendWith(RunningPipeline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverloadTests {

	private static final byte[] TEXT = "more".getBytes(StandardCharsets.UTF_8);

	private final LocalPipeline pipeline;

	private AnotherHost host;

	private Api api;

	OverloadTests(LocalPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@BeforeAll
	void start() throws IOException {
		this.host = AnotherHost.start(this.pipeline, "UPLOAD_CONCURRENCY=2", "DOWNLOAD_CONCURRENCY=1",
				"UPLOAD_MAX_SIZE=1000000TB");
		this.api = this.host.api();
	}

	@AfterAll
	void stop() {
		this.host.close();
	}

	@Test
	void refusesTheUploadThatIsOneTooMany() throws IOException {
		try (Client first = new Client(this.api.base()); Client second = new Client(this.api.base())) {
			for (Client slow : List.of(first, second)) {
				assertThat(slow.asksToUpload(Client.FORM.length())).startsWith("HTTP/1.1 100");
				slow.send(Client.FORM.substring(0, 50));
			}

			assertOverloaded(this.api.upload(TEXT, "more.txt", "{}"));
			try (Client third = new Client(this.api.base())) {
				assertThat(third.asksToUpload(1L << 30)).startsWith("HTTP/1.1 503");
			}
			assertThat(this.api.get("/api/records/").statusCode()).isEqualTo(200);

			for (Client slow : List.of(first, second)) {
				slow.send(Client.FORM.substring(50));
				assertThat(slow.nextStatus()).startsWith("HTTP/1.1 201");
			}
		}
		await().until(() -> this.api.upload(TEXT, "more.txt", "{}").statusCode() == 201);
	}

	@Test
	void refusesAnUploadThatTheDiskHasNoRoomFor() throws IOException {
		try (Client client = new Client(this.api.base())) {
			assertThat(client.asksToUpload(Long.MAX_VALUE / 16)).startsWith("HTTP/1.1 503");
		}
		try (Client client = new Client(this.api.base())) {
			assertThat(client.asksToUpload(Long.MAX_VALUE / 2)).startsWith("HTTP/1.1 413");
		}
		this.api.accepted(TEXT, "small.txt", "{}");
	}

	@Test
	void refusesTheDownloadThatIsOneTooMany() throws IOException {
		UploadReceipt large = this.api.accepted(new byte[32 << 20], "large.bin", "{}");
		String path = "/api/files/" + large.file().objectKey();
		try (Client slow = new Client(this.api.base())) {
			slow.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(slow.nextStatus()).startsWith("HTTP/1.1 200");

			assertOverloaded(this.api.get(path, "range", "bytes=0-3"));
		}
		await().until(() -> this.api.get(path, "range", "bytes=0-3").statusCode() == 206);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Accept: */*                                                          | 401
			webhook-id: msg_1; webhook-timestamp: NOW                            | 401
			webhook-id: msg_1; webhook-signature: v1,abc                         | 401
			webhook-timestamp: NOW; webhook-signature: v1,abc                    | 401
			webhook-id: msg_1; webhook-timestamp: abc; webhook-signature: v1,abc | 401
			webhook-id: msg_1; webhook-timestamp: OLD; webhook-signature: v1,abc | 401
			webhook-id: msg_1; webhook-timestamp: NOW; webhook-signature: v1,abc | 100
			""")
	void refusesACallbackThatCannotBeSignedBeforeItIsSent(String headers, String status) throws IOException {
		Instant now = Instant.now();
		String sent = headers.replace("NOW", Long.toString(now.getEpochSecond()))
			.replace("OLD", Long.toString(now.minusSeconds(301).getEpochSecond()))
			.replace("; ", "\r\n");
		try (Client client = new Client(this.api.base())) {
			assertThat(client.asksToSend("/api/records/", "Content-Type: application/json\r\n" + sent + "\r\n", 1000))
				.startsWith("HTTP/1.1 " + status);
		}
	}

	private static void assertOverloaded(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
		assertThat(answer.headers().firstValueAsLong("retry-after")).hasValue(5);
		assertThat(Api.json(answer)).containsEntry("code", "overloaded");
	}

	/**
	 * A client that takes its time.
	 */
	private record Client(Socket socket) implements AutoCloseable {

		static final String FORM = """
				--slow\r
				Content-Disposition: form-data; name="metadata"\r
				\r
				{}\r
				--slow\r
				Content-Disposition: form-data; name="file"; filename="slow.txt"\r
				\r
				slow\r
				--slow--\r
				""";

		Client(URI server) throws IOException {
			this(new Socket(server.getHost(), server.getPort()));
			this.socket.setSoTimeout(10_000);
		}

		/** The body is wanted once the host has found room for it. */
		String asksToUpload(long length) throws IOException {
			return asksToSend("/api/files/", "Content-Type: multipart/form-data; boundary=slow\r\n", length);
		}

		String asksToSend(String path, String headers, long length) throws IOException {
			send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + length
					+ "\r\nExpect: 100-continue\r\n\r\n");
			return nextStatus();
		}

		void send(String text) throws IOException {
			this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		}

		/** The next line that is a status. */
		String nextStatus() throws IOException {
			StringBuilder line = new StringBuilder();
			InputStream answer = this.socket.getInputStream();
			for (int next = answer.read(); next >= 0; next = answer.read()) {
				line.append((char) next);
				if (next == '\n') {
					if (line.toString().startsWith("HTTP/1.1 ")) {
						return line.toString();
					}
					line.setLength(0);
				}
			}
			return "the end, after " + line;
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
