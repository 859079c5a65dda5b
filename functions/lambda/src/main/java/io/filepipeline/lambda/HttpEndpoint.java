package io.filepipeline.lambda;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import io.opentelemetry.api.trace.SpanKind;

/**
 * Answers HTTP requests as the web host does: the same paths, the same problems.
 */
class HttpEndpoint {

	private static final String ACCEPT = "accept";

	private static final Map<String, String> RETRY_AFTER = Map.of("retry-after", "5");

	private final List<Route> routes;

	private final Spans spans;

	HttpEndpoint(List<Route> routes, Spans spans) {
		this.routes = routes;
		this.spans = spans;
	}

	HttpAnswer handle(HttpEvent request) {
		try (Trace trace = Trace.of(request.header(Trace.HEADER))) {
			return answer(request).with(Trace.ANSWER_HEADER, String.valueOf(Trace.id()))
				.with("cache-control", "no-store");
		}
	}

	private HttpAnswer answer(HttpEvent request) {
		String path = request.path();
		List<Route> there = this.routes.stream().filter((route) -> route.isAt(path)).toList();
		if (there.isEmpty()) {
			return HttpAnswer.problem(Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this path"), path);
		}
		return there.stream()
			.filter((route) -> route.method().equals(request.method()))
			.findFirst()
			.map((route) -> answer(route, request))
			.orElseGet(() -> methodNotAllowed(there, path));
	}

	private HttpAnswer answer(Route route, HttpEvent request) {
		String path = request.path();
		if (!route.takes(request)) {
			return HttpAnswer.problem(
					Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "This path takes " + route.consumes()), path,
					Map.of(ACCEPT, route.consumes()));
		}
		if (!request.accepts(Route.PRODUCES)) {
			return HttpAnswer.problem(Problem.of(ProblemCode.NOT_ACCEPTABLE, "This path answers " + Route.PRODUCES),
					path, Map.of(ACCEPT, Route.PRODUCES));
		}
		try {
			return this.spans.record(route.method() + " " + route.path(), SpanKind.SERVER,
					() -> route.answer().apply(request));
		}
		catch (RuntimeException ex) {
			return HttpAnswer.problem(FailedInvocation.problem(ex), path,
					(ex instanceof Unavailable) ? RETRY_AFTER : Map.of());
		}
	}

	private static HttpAnswer methodNotAllowed(List<Route> there, String path) {
		String methods = there.stream().map(Route::method).sorted().collect(Collectors.joining(", "));
		return HttpAnswer.problem(Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "This path takes " + methods), path,
				Map.of("allow", methods));
	}

}
