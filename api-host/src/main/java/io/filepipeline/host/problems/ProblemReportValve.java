package io.filepipeline.host.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.filepipeline.contracts.HttpProblem;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.Trace;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat refuses before Spring sees it, such as a path with a NUL in it, as
 * a problem instead of a page. Public because Tomcat instantiates it.
 */
public class ProblemReportValve extends ErrorReportValve {

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try (Trace trace = Trace.of(request.getHeader(Trace.HEADER))) {
			answer(request, response, codeOf(status));
		}
	}

	/** What Tomcat does not support is for the client to leave out. */
	private static ProblemCode codeOf(int status) {
		return switch (status) {
			case HttpServletResponse.SC_NOT_IMPLEMENTED, HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED ->
				ProblemCode.VALIDATION_FAILED;
			case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> ProblemCode.OVERLOADED;
			default -> ProblemCode.ofStatus(status);
		};
	}

	private void answer(Request request, Response response, ProblemCode code) {
		response.setStatus(code.status());
		if (!response.containsHeader(Trace.ANSWER_HEADER)) {
			response.setHeader(Trace.ANSWER_HEADER, Trace.id());
		}
		byte[] body = Json.write(HttpProblem.of(Problem.of(code, "The request cannot be understood"), pathOf(request)))
			.getBytes(StandardCharsets.UTF_8);
		try {
			response.setContentType(HttpProblem.CONTENT_TYPE);
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
			response.finishResponse();
		}
		catch (IOException ex) {
			// the client has gone; there is nobody left to tell
			this.container.getLogger().debug("Answer not sent", ex);
		}
	}

	/** What Tomcat could not read as a path it does not keep. */
	private static String pathOf(Request request) {
		String path = request.getRequestURI();
		return (path != null) ? path : "";
	}

}
