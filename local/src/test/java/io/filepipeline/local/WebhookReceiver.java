package io.filepipeline.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server that webhooks are sent to: at {@code /ok} it takes all, at a number it answers
 * that, at {@code /script} what it was told to, and at {@code /slow} nothing for a while.
 */
final class WebhookReceiver implements AutoCloseable {

	/** In place of an answer: 500, but nothing for a while. */
	static final int LATE = 0;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Queue<Integer> script = new ConcurrentLinkedQueue<>();

	private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

	private final CountDownLatch slow = new CountDownLatch(1);

	WebhookReceiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	URI at(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + path);
	}

	void answers(Integer... statuses) {
		this.script.addAll(List.of(statuses));
	}

	List<Request> requests(UUID id) {
		return this.requests.stream().filter((request) -> request.id().equals(id.toString())).toList();
	}

	/** All that came under a path. */
	List<Request> requests(String path) {
		return this.requests.stream().filter((request) -> request.path().equals(path)).toList();
	}

	void goOn() {
		this.slow.countDown();
	}

	private void receive(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(exchange.getRequestHeaders());
		String path = exchange.getRequestURI().getPath();
		this.requests.add(new Request(path, headers, body));
		int status = switch (path) {
			case "/ok" -> 204;
			case "/slow" -> awaitSignal();
			case "/script" -> this.script.isEmpty() ? 200 : told(this.script.remove());
			default -> Integer.parseInt(path.substring(1));
		};
		exchange.getResponseHeaders().add("Location", at("/ok").toString());
		if (status == 429) {
			exchange.getResponseHeaders().add("Retry-After", "3600");
		}
		exchange.sendResponseHeaders(status, -1);
		exchange.close();
	}

	private int told(int status) {
		return (status == LATE) ? Math.max(awaitSignal(), 500) : status;
	}

	private int awaitSignal() {
		try {
			return this.slow.await(10, TimeUnit.SECONDS) ? 200 : 500;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 500;
		}
	}

	@Override
	public void close() {
		goOn();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * What came.
	 */
	record Request(String path, Map<String, List<String>> headers, String body) {

		String id() {
			return this.headers.get("webhook-id").get(0);
		}

		/** Whether it is signed, as a receiver would tell. */
		boolean isSignedWith(String secret) throws Exception {
			try {
				new Webhook(secret).verify(this.body,
						Map.of("webhook-id", this.headers.get("webhook-id"), "webhook-timestamp",
								this.headers.get("webhook-timestamp"), "webhook-signature",
								this.headers.get("webhook-signature")));
				return true;
			}
			catch (WebhookVerificationException ex) {
				return false;
			}
		}

	}

}
