package io.filepipeline.split.pdf;

/**
 * What writing one part comes to.
 */
public sealed interface Outcome permits Written, Refused {

}
