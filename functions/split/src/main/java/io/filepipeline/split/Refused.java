package io.filepipeline.split;

import io.filepipeline.contracts.Problem;

/**
 * It can never be done: trying again would end the same way.
 *
 * @param problem why
 */
record Refused(Problem problem) implements Opened, Outcome {
}
