package io.filepipeline.split.pdf;

import org.apache.pdfbox.cos.COSDictionary;

/**
 * A page of the document.
 *
 * @param index its zero-based number
 * @param dictionary the page as it is in the document
 * @param attributes what it has or inherits
 */
record SourcePage(int index, COSDictionary dictionary, Inherited attributes) {
}
