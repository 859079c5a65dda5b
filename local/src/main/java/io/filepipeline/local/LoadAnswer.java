package io.filepipeline.local;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the host answers to an upload of the load.
 */
sealed interface LoadAnswer {

	/**
	 * It was taken.
	 *
	 * @param recordId its record
	 * @param processId its process, when it is split
	 */
	record Accepted(UUID recordId, @Nullable UUID processId) implements LoadAnswer {
	}

	/**
	 * The host has enough to do.
	 *
	 * @param retryAfter when to try again, in seconds
	 */
	record Refused(long retryAfter) implements LoadAnswer {
	}

}
