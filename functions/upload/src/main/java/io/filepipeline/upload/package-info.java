/**
 * What happens when a file is uploaded: it is stored in S3 under an id of its own, its
 * record is queued, and so is its processing when that was asked for.
 */
@NullMarked
package io.filepipeline.upload;

import org.jspecify.annotations.NullMarked;
