package io.filepipeline.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in front of a server and passes everything on, but for the requests that it is
 * told to spoil.
 */
final class FaultyHttp implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	/** Of the connection, not of the message; or set by who writes the message. */
	private static final Set<String> NOT_PASSED_ON = Set.of("connection", "content-length", "expect", "host",
			"http2-settings", "transfer-encoding", "upgrade");

	private final ConcurrentLinkedQueue<Spoiling> spoilings = new ConcurrentLinkedQueue<>();

	private final Map<HttpExchange, Call> passing = new ConcurrentHashMap<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "faulty-http");
		thread.setDaemon(true);
		return thread;
	});

	private final int target;

	private final HttpServer server;

	/**
	 * Stands in front of a port of this machine.
	 */
	FaultyHttp(int target) throws IOException {
		this.target = target;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** The next so many of these requests go wrong. */
	Spoiling spoil(int times, Predicate<Call> which, Trouble trouble) {
		Spoiling spoiling = new Spoiling(new AtomicInteger(times), new AtomicInteger(), which, trouble);
		this.spoilings.add(spoiling);
		return spoiling;
	}

	/** Whether the server works on such a request that was passed on. */
	boolean passes(Predicate<Call> which) {
		return this.passing.values().stream().anyMatch(which);
	}

	/** From now on everything is passed on. */
	void heal() {
		this.spoilings.clear();
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** Whether so much time passes before this is closed. */
	boolean rests(Duration time) {
		try {
			return !this.closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void handle(HttpExchange exchange) throws IOException {
		Call call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
				String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-target")));
		for (Iterator<Spoiling> each = this.spoilings.iterator(); each.hasNext();) {
			Spoiling spoiling = each.next();
			if (spoiling.which().test(call) && spoiling.left().getAndDecrement() > 0) {
				spoiling.done().incrementAndGet();
				spoiling.trouble().happen(this, exchange);
				exchange.close();
				return;
			}
		}
		this.passing.put(exchange, call);
		try {
			passOn(exchange, Long.MAX_VALUE);
		}
		finally {
			this.passing.remove(exchange);
		}
	}

	/** Passes a request on, and so many bytes of the answer back. */
	void passOn(HttpExchange exchange, long atMost) throws IOException {
		try (InputStream answer = send(exchange, atMost)) {
			byte[] buffer = new byte[8192];
			OutputStream out = exchange.getResponseBody();
			for (long left = atMost; left > 0;) {
				int length = answer.read(buffer, 0, (int) Math.min(buffer.length, left));
				if (length < 0) {
					out.close();
					break;
				}
				out.write(buffer, 0, length);
				left -= length;
			}
			out.flush();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private InputStream send(HttpExchange exchange, long atMost) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.target + exchange.getRequestURI()))
			.method(exchange.getRequestMethod(), body(exchange));
		exchange.getRequestHeaders().forEach((name, values) -> {
			if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
		if (atMost > 0) {
			head(exchange, answer);
		}
		return answer.body();
	}

	private static void head(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
		answer.headers().map().forEach((name, values) -> {
			if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
				exchange.getResponseHeaders().put(name, values);
			}
		});
		long length = answer.headers().firstValueAsLong("content-length").orElse(0);
		boolean withoutBody = exchange.getRequestMethod().equals("HEAD");
		if (withoutBody) {
			exchange.getResponseHeaders().set("content-length", Long.toString(length));
		}
		boolean chunked = answer.headers().firstValue("transfer-encoding").isPresent();
		exchange.sendResponseHeaders(answer.statusCode(), chunked ? 0 : (withoutBody || length == 0) ? -1 : length);
	}

	private static BodyPublisher body(HttpExchange exchange) {
		String length = exchange.getRequestHeaders().getFirst("content-length");
		if (length == null && exchange.getRequestHeaders().getFirst("transfer-encoding") == null
				|| "0".equals(length)) {
			return BodyPublishers.noBody();
		}
		BodyPublisher stream = BodyPublishers.ofInputStream(exchange::getRequestBody);
		return (length != null) ? BodyPublishers.fromPublisher(stream, Long.parseLong(length)) : stream;
	}

	/**
	 * A request that comes by.
	 *
	 * @param method its method
	 * @param path its path
	 * @param action of SQS, such as {@code AmazonSQS.SendMessage}
	 */
	record Call(String method, String path, String action) {

		boolean is(String wantedMethod, String pathPrefix) {
			return this.method.equals(wantedMethod) && this.path.startsWith(pathPrefix);
		}

		boolean does(String sqsAction) {
			return this.action.startsWith("AmazonSQS." + sqsAction);
		}

	}

	/**
	 * What is to go wrong.
	 *
	 * @param left how often it still will
	 * @param done how often it has
	 * @param which of the requests
	 * @param trouble what happens to them
	 */
	record Spoiling(AtomicInteger left, AtomicInteger done, Predicate<Call> which, Trouble trouble) {

		int times() {
			return this.done.get();
		}

	}

}
