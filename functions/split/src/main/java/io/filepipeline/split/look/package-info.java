/**
 * Looks into the pages of a document: what they say, whether they are blank, which codes
 * are on them. {@link PageReading} is the way in. PDFBox reads the content and ZXing the
 * codes; everything that either of them would do without bounds is done here.
 */
@NullMarked
package io.filepipeline.split.look;

import org.jspecify.annotations.NullMarked;
