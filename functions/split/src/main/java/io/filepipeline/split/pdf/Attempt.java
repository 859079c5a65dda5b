package io.filepipeline.split.pdf;

import java.io.IOException;

import io.filepipeline.contracts.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells faults of a document, which are for ever, from those of the disk, which pass.
 */
final class Attempt {

	private static final Logger logger = LoggerFactory.getLogger(PdfDocument.class);

	private Attempt() {
	}

	/**
	 * Does something with a document.
	 * @param tooLarge what to say if it takes too much
	 * @param damaged what to say if it cannot be done
	 * @throws Refusal if that is the document's fault
	 * @throws IOException if it is the disk's
	 */
	static <T> T at(Step<T> step, String tooLarge, String damaged) throws IOException {
		try {
			return step.run();
		}
		catch (DiskFailure ex) {
			throw ex.getCause();
		}
		catch (Budget.Exceeded | OutOfMemoryError ex) {
			throw Refusal.because(ProblemCode.RESOURCE_BUDGET_EXCEEDED, tooLarge);
		}
		catch (RuntimeException | StackOverflowError ex) {
			note(damaged, ex);
			throw Refusal.damaged(damaged);
		}
	}

	/** Messages of the parser quote the document, which does not belong into a log. */
	static void note(String what, Throwable why) {
		logger.info("{}: {}", what, why.getClass().getName());
		logger.debug(what, why);
	}

	@FunctionalInterface
	interface Step<T> {

		T run() throws IOException;

	}

}
