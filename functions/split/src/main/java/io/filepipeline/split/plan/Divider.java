package io.filepipeline.split.plan;

import java.io.IOException;
import java.util.stream.Stream;

/**
 * A way to divide a part into smaller ones.
 */
@FunctionalInterface
interface Divider {

	/**
	 * Divides a part; gives the same if there is nothing to divide.
	 * @throws io.filepipeline.contracts.RejectedRequest if the document makes that
	 * impossible
	 */
	Stream<PlannedPart> divide(PlannedPart part) throws IOException;

	/**
	 * Called when all parts are divided.
	 * @throws io.filepipeline.contracts.RejectedRequest if there was nothing to divide at
	 */
	default void end() {
	}

}
