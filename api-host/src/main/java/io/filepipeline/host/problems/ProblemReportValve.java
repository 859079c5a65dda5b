package io.filepipeline.host.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

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
		ProblemCode code = ProblemDetails.codeOf(status);
		byte[] body = Json.write(ProblemDetails.of(Problem.of(code, "The request cannot be understood")))
			.getBytes(StandardCharsets.UTF_8);
		try {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
			response.finishResponse();
		}
		catch (IOException ex) {
			// the client has gone; there is nobody left to tell
			this.container.getLogger().debug("Answer not sent", ex);
		}
	}

}
