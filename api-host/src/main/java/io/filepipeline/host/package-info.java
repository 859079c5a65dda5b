/**
 * The web host: HTTP and queues in front of the function beans.
 */
@NullMarked
package io.filepipeline.host;

import org.jspecify.annotations.NullMarked;
