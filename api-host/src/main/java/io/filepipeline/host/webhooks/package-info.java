/**
 * Webhooks: endpoints that are told what becomes of processes, and what each was told.
 */
@NullMarked
package io.filepipeline.host.webhooks;

import org.jspecify.annotations.NullMarked;
