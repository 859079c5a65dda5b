package io.filepipeline.lambda;

import java.util.HashMap;
import java.util.Map;

import io.filepipeline.contracts.HttpProblem;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Problem;

/**
 * The answer to an {@link HttpEvent}.
 *
 * @param statusCode the HTTP status
 * @param headers the headers
 * @param body the body, as text
 */
record HttpAnswer(int statusCode, Map<String, String> headers, String body) {

	private static final String CONTENT_TYPE = "content-type";

	static HttpAnswer ok(Object body) {
		return new HttpAnswer(200, Map.of(CONTENT_TYPE, Route.PRODUCES), Json.write(body));
	}

	static HttpAnswer created(Object body) {
		return new HttpAnswer(201, Map.of(CONTENT_TYPE, Route.PRODUCES), Json.write(body));
	}

	static HttpAnswer created(String location, Object body) {
		return new HttpAnswer(201, Map.of(CONTENT_TYPE, Route.PRODUCES, "location", location), Json.write(body));
	}

	static HttpAnswer noContent() {
		return new HttpAnswer(204, Map.of(), "");
	}

	/** The same with another header. */
	HttpAnswer with(String header, String value) {
		Map<String, String> all = new HashMap<>(this.headers);
		all.put(header, value);
		return new HttpAnswer(this.statusCode, all, this.body);
	}

	static HttpAnswer problem(Problem problem, String path) {
		return problem(problem, path, Map.of());
	}

	static HttpAnswer problem(Problem problem, String path, Map<String, String> headers) {
		Map<String, String> all = new HashMap<>(headers);
		all.put(CONTENT_TYPE, HttpProblem.CONTENT_TYPE);
		return new HttpAnswer(problem.code().status(), all, Json.write(HttpProblem.of(problem, path)));
	}

}
