/**
 * What stands between AWS Lambda and a function: the events that it is invoked with, the
 * deadline that it must keep, the snapshots that it is started from. The function itself
 * knows nothing of it.
 */
@NullMarked
package io.filepipeline.lambda;

import org.jspecify.annotations.NullMarked;
