package io.filepipeline.lambda;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a direct invocation failed, as its caller reads it: the error's message is the
 * problem as JSON, and its type, which a state machine can branch on, tells whether to
 * try again.
 */
abstract class FailedInvocation extends RuntimeException {

	private static final Logger logger = LoggerFactory.getLogger(FailedInvocation.class);

	/** Without a stack trace: Lambda would hand it out. */
	FailedInvocation(Problem problem) {
		super(Json.write(problem), null, false, false);
	}

	static FailedInvocation because(RuntimeException ex) {
		Problem problem = problem(ex);
		if (ex instanceof Unavailable) {
			return new TryAgain(problem);
		}
		return (ex instanceof RejectedRequest) ? new Rejected(problem) : new Broken(problem);
	}

	/** What the caller is told; what nobody expected is told to the log. */
	static Problem problem(RuntimeException ex) {
		if (ex instanceof RejectedRequest rejected) {
			return rejected.problem();
		}
		if (ex instanceof Unavailable) {
			logger.warn("A service does not answer: {}", ex.getMessage());
			return Unavailable.problem();
		}
		logger.error("The invocation failed", ex);
		return Problem.of(ProblemCode.INTERNAL_ERROR, "Something went wrong here; the log says what");
	}

	/** The same request can never succeed. */
	static final class Rejected extends FailedInvocation {

		Rejected(Problem problem) {
			super(problem);
		}

	}

	/** The same request may succeed later. */
	static final class TryAgain extends FailedInvocation {

		TryAgain(Problem problem) {
			super(problem);
		}

	}

	/** A fault of the function itself. */
	static final class Broken extends FailedInvocation {

		Broken(Problem problem) {
			super(problem);
		}

	}

}
