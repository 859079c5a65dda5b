/**
 * One trace from a request through the queues to the callback: spans, and the fields of
 * the log that tell which.
 */
@NullMarked
package io.filepipeline.host.tracing;

import org.jspecify.annotations.NullMarked;
