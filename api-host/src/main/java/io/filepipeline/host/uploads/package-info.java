/**
 * Uploads whose bytes go straight to S3: planned, signed and completed here.
 */
@NullMarked
package io.filepipeline.host.uploads;

import org.jspecify.annotations.NullMarked;
