package io.filepipeline.host.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.filepipeline.contracts.HttpProblem;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The answer to a request that goes no further.
 */
final class Refusal {

	private Refusal() {
	}

	static void send(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setStatus(problem.code().status());
		response.setContentType(HttpProblem.CONTENT_TYPE);
		response.getOutputStream()
			.write(Json.write(HttpProblem.of(problem, request.getRequestURI())).getBytes(StandardCharsets.UTF_8));
	}

}
