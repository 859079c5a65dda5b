/**
 * Splits the same documents by this engine and by whatever others are installed, and says
 * how they compare.
 */
@NullMarked
package io.filepipeline.local.bench;

import org.jspecify.annotations.NullMarked;
