/**
 * Sends webhooks: where they may go, how they are signed, and when they are tried again.
 */
@NullMarked
package io.filepipeline.host.webhooks.sending;

import org.jspecify.annotations.NullMarked;
