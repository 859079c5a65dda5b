package io.filepipeline.split.pdf;

/**
 * An entry of a document's outline that leads to a page of the document.
 *
 * @param title what readers see, without control characters
 * @param level how deep it is in the outline; 1 at the top
 * @param page the zero-based number of the page
 */
public record Bookmark(String title, int level, int page) {
}
