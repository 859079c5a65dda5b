package io.filepipeline.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.sun.net.httpserver.HttpExchange;

/**
 * What can happen to a request. Afterwards its connection is closed.
 */
@FunctionalInterface
interface Trouble {

	void happen(FaultyHttp http, HttpExchange exchange) throws IOException;

	/** The server answers with an error, and has done nothing. */
	static Trouble status(int status) {
		return (http, exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.sendResponseHeaders(status, -1);
		};
	}

	/** Somebody else answers, after some time, and the server hears nothing of it. */
	static Trouble answerInstead(String contentType, String body, Duration after) {
		return (http, exchange) -> {
			exchange.getRequestBody().readAllBytes();
			if (!http.rests(after)) {
				return;
			}
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("content-type", contentType);
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
		};
	}

	/** The server takes its time, and then does what it was asked to. */
	static Trouble stall(Duration time) {
		return (http, exchange) -> {
			if (http.rests(time)) {
				http.passOn(exchange, Long.MAX_VALUE);
			}
		};
	}

	/** The connection breaks when so much of the request has arrived. */
	static Trouble cutRequest(int bytes) {
		return (http, exchange) -> exchange.getRequestBody().readNBytes(bytes);
	}

	/** The connection breaks when so much of the answer has gone. */
	static Trouble cutAnswer(int bytes) {
		return (http, exchange) -> http.passOn(exchange, bytes);
	}

	/** The server does what it was asked to, but nobody hears of it. */
	static Trouble loseAnswer() {
		return (http, exchange) -> http.passOn(exchange, 0);
	}

	/** Something else happens at this moment, and the request is lost. */
	static Trouble at(Runnable event) {
		return (http, exchange) -> event.run();
	}

}
