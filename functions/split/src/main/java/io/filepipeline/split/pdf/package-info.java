/**
 * Takes parts from a PDF. PDFBox parses; parts are written here, because only so do they
 * hold nothing of other pages and keep their streams as they are. {@link PdfDocument} is
 * the way in; a part is planned by {@code Part} and written by {@code PartFile}.
 */
@NullMarked
package io.filepipeline.split.pdf;

import org.jspecify.annotations.NullMarked;
