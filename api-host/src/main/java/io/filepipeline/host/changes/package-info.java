/**
 * Records that are edited and deleted, by users and when their time is over.
 */
@NullMarked
package io.filepipeline.host.changes;

import org.jspecify.annotations.NullMarked;
