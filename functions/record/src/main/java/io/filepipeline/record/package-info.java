/**
 * The records of files and the processes that make them: written by the function
 * {@code record}, read by the API.
 */
@NullMarked
package io.filepipeline.record;

import org.jspecify.annotations.NullMarked;
