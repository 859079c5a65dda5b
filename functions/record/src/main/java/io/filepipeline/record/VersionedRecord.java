package io.filepipeline.record;

import io.filepipeline.contracts.FileRecord;

/**
 * A record as it is written.
 *
 * @param record the record
 * @param version a number that grows with each change of it
 */
public record VersionedRecord(FileRecord record, long version) {
}
