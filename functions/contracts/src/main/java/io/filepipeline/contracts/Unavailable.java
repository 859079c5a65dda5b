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

	/**
	 * Ends what nobody waits for any more: whoever interrupts has no more time. What was
	 * read meanwhile proves nothing, as an interrupt closes files.
	 * @param message what was stopped
	 * @throws Unavailable if the thread is interrupted
	 */
	public static void ifInterrupted(String message) {
		if (Thread.currentThread().isInterrupted()) {
			throw new Unavailable(message);
		}
	}

	/** What a client is told: that it may try again, and nothing of the inside. */
	public static Problem problem() {
		return Problem.of(ProblemCode.STORAGE_UNAVAILABLE,
				"A service that this needs does not answer; try again in a few seconds");
	}

}
