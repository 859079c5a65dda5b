/**
 * Splits a PDF into parts, stores them and reports them by signed callback.
 */
@NullMarked
package io.filepipeline.split;

import org.jspecify.annotations.NullMarked;
