package io.filepipeline.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import io.opentelemetry.api.trace.SpanKind;

/**
 * Answers HTTP requests as the web host does: the same paths, the same problems.
 */
class HttpEndpoint {

	private static final Map<String, String> RETRY_AFTER = Map.of("retry-after", "5");

	private final List<Route> routes;

	private final Spans spans;

	HttpEndpoint(List<Route> routes, Spans spans) {
		this.routes = routes;
		this.spans = spans;
	}

	HttpAnswer handle(HttpEvent request) {
		try (Trace trace = Trace.of(request.header(Trace.HEADER))) {
			return answer(request).with(Trace.ANSWER_HEADER, String.valueOf(Trace.id()));
		}
	}

	private HttpAnswer answer(HttpEvent request) {
		String path = request.path();
		Optional<Route> route = this.routes.stream().filter((candidate) -> candidate.path().equals(path)).findFirst();
		if (route.isEmpty()) {
			return HttpAnswer.problem(Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this path"), path);
		}
		if (!"POST".equals(request.method())) {
			return HttpAnswer.problem(Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "This path takes POST"), path,
					Map.of("allow", "POST"));
		}
		if (!route.get().takes(request)) {
			return HttpAnswer.problem(
					Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "This path takes " + route.get().consumes()), path,
					Map.of("accept", route.get().consumes()));
		}
		try {
			return this.spans.record("POST " + path, SpanKind.SERVER, () -> route.get().post(request));
		}
		catch (RuntimeException ex) {
			return HttpAnswer.problem(FailedInvocation.problem(ex), path,
					(ex instanceof Unavailable) ? RETRY_AFTER : Map.of());
		}
	}

}
