/**
 * A language for tests about PDFs: build them in a line, assert on them in their own
 * words.
 */
@NullMarked
package io.filepipeline.testing;

import org.jspecify.annotations.NullMarked;
