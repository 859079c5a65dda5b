package io.filepipeline.contracts;

import java.util.List;

import io.filepipeline.contracts.Problem.FieldError;

/**
 * A request that can never succeed as it is. Nothing has been changed by it.
 */
public class RejectedRequest extends RuntimeException {

	private final transient Problem problem;

	public RejectedRequest(Problem problem) {
		super(problem.code().wireName() + ": " + problem.detail());
		this.problem = problem;
	}

	/**
	 * One field is wrong.
	 * @param pointer the field, as a JSON Pointer
	 * @param detail what is wrong with it, as in "is required"
	 */
	public static RejectedRequest invalid(String pointer, String detail) {
		return invalid(List.of(new FieldError(detail, pointer)));
	}

	static RejectedRequest invalid(List<FieldError> errors) {
		return because(ProblemCode.VALIDATION_FAILED, errors);
	}

	/**
	 * One field is why.
	 * @param pointer the field, as a JSON Pointer
	 * @param detail what would be right, as in "must be at most 10"
	 */
	public static RejectedRequest because(ProblemCode code, String pointer, String detail) {
		return because(code, List.of(new FieldError(detail, pointer)));
	}

	private static RejectedRequest because(ProblemCode code, List<FieldError> errors) {
		FieldError first = errors.get(0);
		String subject = first.pointer().isEmpty() ? "The body" : first.pointer().substring(1);
		return new RejectedRequest(Problem.of(code, subject + " " + first.detail(), errors));
	}

	public static RejectedRequest because(ProblemCode code, String detail) {
		return new RejectedRequest(Problem.of(code, detail));
	}

	public Problem problem() {
		return this.problem;
	}

}
