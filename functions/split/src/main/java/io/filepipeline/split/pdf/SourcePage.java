package io.filepipeline.split.pdf;

/**
 * A page of the document.
 *
 * @param index its zero-based number
 * @param number of its object
 * @param dictionary the page as it is in the document
 * @param attributes what it has or inherits
 */
record SourcePage(int index, int number, Dictionary dictionary, Inherited attributes) {
}
