package io.filepipeline.split.pdf;

/**
 * The part is complete.
 *
 * @param pages how many pages it has
 */
public record Written(int pages) implements Outcome {
}
