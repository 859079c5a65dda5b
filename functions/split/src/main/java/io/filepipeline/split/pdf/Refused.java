package io.filepipeline.split.pdf;

import io.filepipeline.contracts.Problem;

/**
 * It can never be done: trying again would end the same way.
 *
 * @param problem why
 */
public record Refused(Problem problem) implements Opened, Outcome {
}
