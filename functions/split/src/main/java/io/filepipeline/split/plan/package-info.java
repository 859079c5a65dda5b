/**
 * Which parts a document is split into, where the request alone does not say so.
 */
@NullMarked
package io.filepipeline.split.plan;

import org.jspecify.annotations.NullMarked;
