package io.filepipeline.split;

/**
 * The part is complete.
 *
 * @param pages how many pages it has
 */
record Written(int pages) implements Outcome {
}
