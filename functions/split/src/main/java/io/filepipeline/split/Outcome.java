package io.filepipeline.split;

/**
 * What writing one part comes to.
 */
sealed interface Outcome permits Written, Refused {

}
