package io.filepipeline.local;

import java.nio.file.Path;

/**
 * What reads the queues.
 */
sealed interface Worker {

	/** The host's listeners. */
	record Host() implements Worker {
	}

	/**
	 * The zips, as Lambda runs them.
	 *
	 * @param repository the top of the repository, in which they are built
	 */
	record Lambdas(Path repository) implements Worker {
	}

}
