package io.filepipeline.split.pdf;

import java.io.IOException;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;

/**
 * Ends the work on a document or a part with which it can never be done, wherever that is
 * found out: trying again would end the same way.
 */
public final class Refusal extends IOException {

	private final transient Problem problem;

	private Refusal(Problem problem) {
		super(problem.detail());
		this.problem = problem;
	}

	static Refusal damaged(String detail) {
		return because(ProblemCode.PDF_CORRUPT, detail);
	}

	/** Says which object {@link Repair} has not found. */
	static Refusal lost(Span object) {
		return damaged("The document is damaged: object " + object.toString().substring("lost".length()) + " is lost");
	}

	static Refusal encrypted() {
		return because(ProblemCode.ENCRYPTED, "The document opens only with a password");
	}

	static Refusal wrongPassword() {
		return because(ProblemCode.PASSWORD_INCORRECT, "The document does not open with this password");
	}

	static Refusal because(ProblemCode code, String detail) {
		return new Refusal(Problem.of(code, detail));
	}

	static Refusal because(Problem problem) {
		return new Refusal(problem);
	}

	/** Why. */
	public Problem problem() {
		return this.problem;
	}

}
