package io.filepipeline.split.pdf;

/**
 * What opening a file comes to: a document to take parts from, or the reason why there
 * can never be any.
 */
public sealed interface Opened permits PdfDocument, Refused {

}
