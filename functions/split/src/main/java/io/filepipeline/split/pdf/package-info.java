/**
 * Takes parts from a PDF. A {@code Source} finds the objects of a file that is as the
 * standard says, and copies them as the bytes that they are; what is damaged or encrypted
 * is first read by PDFBox and written anew by {@code Repair}. {@link PdfDocument} is the
 * way in; a part is planned by {@code Part} and written by {@code PartFile}.
 */
@NullMarked
package io.filepipeline.split.pdf;

import org.jspecify.annotations.NullMarked;
