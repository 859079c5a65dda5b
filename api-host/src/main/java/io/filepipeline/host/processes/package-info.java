/**
 * Processes over HTTP.
 */
@NullMarked
package io.filepipeline.host.processes;

import org.jspecify.annotations.NullMarked;
