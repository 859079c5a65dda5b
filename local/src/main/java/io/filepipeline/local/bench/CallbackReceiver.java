package io.filepipeline.local.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RecordStatus;

/**
 * Takes callbacks, answers each with 201, and notes when it came. What it says is read
 * later, when nobody waits.
 */
final class CallbackReceiver implements AutoCloseable {

	private final HttpServer server;

	private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

	private CallbackReceiver(HttpServer server) {
		this.server = server;
	}

	static CallbackReceiver start() throws IOException {
		CallbackReceiver receiver = new CallbackReceiver(
				HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
		receiver.server.createContext("/", receiver::receive);
		receiver.server.start();
		return receiver;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/api/records/";
	}

	/** Forgets what has arrived. */
	void clear() {
		this.arrivals.clear();
	}

	/**
	 * When the last of these parts was reported as stored, as {@link System#nanoTime()}
	 * counts; empty if one was not.
	 */
	OptionalLong allReported(Set<UUID> parts) {
		Set<UUID> missing = new HashSet<>(parts);
		for (Arrival arrival : this.arrivals) {
			for (FileRecord part : Json.readOneOrMany(arrival.body(), FileRecord.class)) {
				if (part.status() == RecordStatus.SUCCEEDED) {
					missing.remove(part.id());
				}
			}
			if (missing.isEmpty()) {
				return OptionalLong.of(arrival.time());
			}
		}
		return OptionalLong.empty();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.arrivals.add(new Arrival(System.nanoTime(), body));
			exchange.sendResponseHeaders(201, -1);
		}
	}

	/**
	 * A callback.
	 *
	 * @param time when it came
	 * @param body what it says
	 */
	private record Arrival(long time, String body) {
	}

}
