/**
 * What an operator asks of the pipeline in numbers: how much comes in, how much is made,
 * what fails, and how long everything waits.
 */
@NullMarked
package io.filepipeline.host.metrics;

import org.jspecify.annotations.NullMarked;
