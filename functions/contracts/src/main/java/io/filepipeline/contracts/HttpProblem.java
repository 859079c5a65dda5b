package io.filepipeline.contracts;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.filepipeline.contracts.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A problem as the answer to an HTTP request (RFC 9457,
 * {@code application/problem+json}).
 *
 * @param type a URI that names the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status
 * @param detail what happened this time, and what would be right
 * @param instance the path that was asked for
 * @param code the kind of problem for programs
 * @param errors the fields at fault
 * @param traceId what the request is found by in the log
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HttpProblem(String type, String title, int status, String detail, String instance, ProblemCode code,
		List<FieldError> errors, @JsonProperty("trace_id") @Nullable String traceId) {

	public static final String CONTENT_TYPE = "application/problem+json";

	public static HttpProblem of(Problem problem, String instance) {
		return new HttpProblem(problem.type(), problem.title(), problem.code().status(), problem.detail(), instance,
				problem.code(), problem.errors(), Trace.id());
	}

}
