package io.filepipeline.split;

import io.filepipeline.contracts.FileRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a part, before it is encrypted and stored.
 *
 * @param part its record
 * @param size how many bytes it has; 0 if it can never be made
 * @param bytes what was written; {@code null} if it is not to be stored
 */
record MadePart(FileRecord part, long size, @Nullable PartBytes bytes) {
}
