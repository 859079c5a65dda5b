package io.filepipeline.host.webhooks.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.host.HostProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is checked when an endpoint is registered is checked again when it is sent to, and
 * secrets outlive those that they are encrypted under.
 */
class SenderTests {

	private static final String FIRST = SigningSecrets.generate();

	private static final String SECOND = SigningSecrets.generate();

	private final UUID endpoint = UUID.randomUUID();

	@Test
	void refusesToConnectToAPrivateAddress() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout(1);
			for (String host : List.of("127.0.0.1", "localhost", "[::1]")) {
				Attempt attempt = send(false, "https://" + host + ":" + server.getLocalPort() + "/");
				assertThat(attempt.reason()).isEqualTo("url_forbidden");
			}
			assertThat(send(false, "http://93.184.215.14/").reason()).isEqualTo("url_forbidden");
			org.assertj.core.api.Assertions.assertThatExceptionOfType(java.net.SocketTimeoutException.class)
				.isThrownBy(server::accept);
		}
	}

	@Test
	void saysWhyNobodyAnswers() throws Exception {
		int port;
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = server.getLocalPort();
		}
		assertThat(send(true, "http://127.0.0.1:" + port + "/").reason()).isEqualTo("connection_refused");
		assertThat(send(true, "https://receiver.invalid/").reason()).isEqualTo("unknown_host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no HTTP\r\n\r\n", "HTTP/1.1 000 OK\r\n\r\n", "HTTP/1.1 -1 OK\r\n\r\n",
			"HTTP/1.1 99999999999 OK\r\n\r\n" })
	void takesWhatIsNoAnswerForNone(String answer) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(server, answer));
			Attempt attempt = send(true, "http://127.0.0.1:" + server.getLocalPort() + "/");

			assertThat(attempt.reason()).isEqualTo("connection_failed");
			assertThat(attempt.httpStatus()).isNull();
			answered.join();
		}
	}

	@Test
	void keepsSecretsReadableWhileThoseOfThePipelineAreReplaced() {
		String secret = SigningSecrets.generate();
		byte[] encrypted = secrets(FIRST).encrypt(this.endpoint, secret);

		assertThat(secrets(SECOND + " " + FIRST).decrypt(this.endpoint, encrypted)).isEqualTo(secret);
		assertThat(secrets(SECOND + " " + FIRST).isOutdated(this.endpoint, encrypted)).isTrue();
		assertThat(secrets(FIRST + " " + SECOND).isOutdated(this.endpoint, encrypted)).isFalse();
		assertThat(secrets(SECOND).decrypt(this.endpoint, encrypted)).isNull();
		assertThat(secrets(FIRST).decrypt(UUID.randomUUID(), encrypted)).isNull();
	}

	private static void answer(ServerSocket server, String answer) {
		try (Socket socket = server.accept()) {
			int read;
			do {
				read = socket.getInputStream().read();
			}
			while (read >= 0 && read != '}');
			socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Attempt send(boolean allowPrivate, String url) throws Exception {
		EndpointSecrets secrets = secrets(FIRST);
		Sender sender = new Sender(new Destinations(new WebhookProperties(allowPrivate, List.of())), secrets);
		try {
			return sender.send(new DueDelivery(UUID.randomUUID(), this.endpoint, url,
					secrets.encrypt(this.endpoint, SigningSecrets.generate()), null, "{}", 0, OffsetDateTime.now()));
		}
		finally {
			sender.destroy();
		}
	}

	private static EndpointSecrets secrets(String signingSecret) {
		return new EndpointSecrets(
				new HostProperties(new HostProperties.Storage("bucket"), new HostProperties.Callback(signingSecret),
						new HostProperties.Api("", 0), new HostProperties.Upload(1, DataSize.ofBytes(0)),
						new HostProperties.Download(1), new HostProperties.Split(1)));
	}

}
