/**
 * The queues that feed the functions where no Lambda does.
 */
@NullMarked
package io.filepipeline.host.queues;

import org.jspecify.annotations.NullMarked;
