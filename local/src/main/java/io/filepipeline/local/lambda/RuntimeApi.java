package io.filepipeline.local.lambda;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The HTTP API that a runtime asks for events and gives its answers to, as the Lambda
 * developer guide describes it ("Using the Lambda runtime API").
 */
final class RuntimeApi implements AutoCloseable {

	private static final String BASE = "/2018-06-01/runtime/";

	private final CompletableFuture<Void> initialized = new CompletableFuture<>();

	private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

	private final Map<String, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "runtime-api");
		thread.setDaemon(true);
		return thread;
	});

	private final HttpServer server;

	RuntimeApi() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext(BASE + "invocation/next", this::next);
		this.server.createContext(BASE + "invocation/", this::outcome);
		this.server.createContext(BASE + "init/error", this::initFailed);
		this.server.createContext(BASE + "restore/next", this::restore);
		this.server.createContext(BASE + "restore/error", this::initFailed);
		this.server.start();
	}

	/** What the runtime reads as {@code AWS_LAMBDA_RUNTIME_API}. */
	String address() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Done when the runtime asks for its first event; failed with
	 * {@link InvocationFailed} when the function does not start.
	 */
	CompletableFuture<Void> initialized() {
		return this.initialized;
	}

	/** Hands an event to the runtime; done when it answers. */
	CompletableFuture<Outcome> invoke(byte[] event, Duration timeout) {
		String id = UUID.randomUUID().toString();
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		this.outcomes.put(id, outcome);
		this.events.add(new Event(id, event, Instant.now().plus(timeout)));
		return outcome;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void next(HttpExchange exchange) throws IOException {
		this.initialized.complete(null);
		try {
			Event event = this.events.take();
			exchange.getResponseHeaders().set("content-type", "application/json");
			exchange.getResponseHeaders().set("lambda-runtime-aws-request-id", event.id());
			exchange.getResponseHeaders()
				.set("lambda-runtime-deadline-ms", Long.toString(event.deadline().toEpochMilli()));
			exchange.getResponseHeaders()
				.set("lambda-runtime-invoked-function-arn", "arn:aws:lambda:local:000000000000:function:local");
			exchange.getResponseHeaders().set("lambda-runtime-trace-id", "Root=1-00000000-000000000000000000000000");
			answer(exchange, 200, event.payload());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			exchange.close();
		}
	}

	private void outcome(HttpExchange exchange) throws IOException {
		String[] path = exchange.getRequestURI().getPath().substring((BASE + "invocation/").length()).split("/");
		byte[] payload = exchange.getRequestBody().readAllBytes();
		answer(exchange, 202, new byte[0]);
		CompletableFuture<Outcome> outcome = this.outcomes.remove(path[0]);
		if (outcome != null) {
			outcome.complete(new Outcome(payload, path[1].equals("error")));
		}
	}

	private void initFailed(HttpExchange exchange) throws IOException {
		String error = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		answer(exchange, 202, new byte[0]);
		this.initialized.completeExceptionally(new InvocationFailed(error));
	}

	/** With SnapStart: the snapshot was taken, and this is the moment after. */
	private void restore(HttpExchange exchange) throws IOException {
		answer(exchange, 200, new byte[0]);
	}

	private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
		try (exchange) {
			exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	/**
	 * An event that waits for the runtime.
	 *
	 * @param id the id of the invocation
	 * @param payload the event
	 * @param deadline when the invocation must be over
	 */
	private record Event(String id, byte[] payload, Instant deadline) {
	}

}
