package io.filepipeline.contracts;

/**
 * A service that a function needs does not answer, or its time is over. The same request
 * may succeed later.
 */
public class Unavailable extends RuntimeException {

	/**
	 * What is thrown around the failure of a service.
	 * @param cause the failure as the service's client tells it
	 */
	public Unavailable(Throwable cause) {
		super(cause.getMessage(), cause);
	}

	public Unavailable(String message) {
		super(message);
	}

	/** What a client is told: that it may try again, and nothing of the inside. */
	public static Problem problem() {
		return Problem.of(ProblemCode.STORAGE_UNAVAILABLE,
				"A service that this needs does not answer; try again in a few seconds");
	}

}
