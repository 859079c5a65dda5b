package io.filepipeline.host.problems;

import java.net.URI;
import java.util.Arrays;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;

import org.springframework.http.ProblemDetail;

/**
 * Problems in the form that Spring sends.
 */
final class ProblemDetails {

	private ProblemDetails() {
	}

	static ProblemDetail of(Problem problem) {
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(
				org.springframework.http.HttpStatusCode.valueOf(problem.code().status()), problem.detail());
		detail.setType(URI.create(problem.type()));
		detail.setTitle(problem.title());
		detail.setProperty("code", problem.code());
		if (!problem.errors().isEmpty()) {
			detail.setProperty("errors", problem.errors());
		}
		return detail;
	}

	/** The general code of a status: the first, as they are declared. */
	static ProblemCode codeOf(int status) {
		return Arrays.stream(ProblemCode.values())
			.filter((code) -> code.status() == status)
			.findFirst()
			.orElse((status < 500) ? ProblemCode.VALIDATION_FAILED : ProblemCode.INTERNAL_ERROR);
	}

}
