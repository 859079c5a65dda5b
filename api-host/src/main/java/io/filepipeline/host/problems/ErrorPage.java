package io.filepipeline.host.problems;

import io.filepipeline.contracts.HttpProblem;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers errors that arise outside the controllers.
 */
@Hidden
@RestController
class ErrorPage implements ErrorController {

	@RequestMapping("${spring.web.error.path:/error}")
	@Nullable ResponseEntity<HttpProblem> error(HttpServletRequest request, HttpServletResponse response) {
		if (response.isCommitted()) {
			// Tomcat breaks the connection next
			return null;
		}
		int status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) ? code : 404;
		ProblemCode code = ProblemCode.ofStatus(status);
		return ResponseEntity.status(code.status())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(HttpProblem.of(Problem.of(code, "The request cannot be answered"), pathOf(request)));
	}

	/** The path that was asked for, not the one of this page. */
	private static String pathOf(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) ? path
				: request.getRequestURI();
	}

}
