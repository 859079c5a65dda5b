package io.filepipeline.record;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;

import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes a record, and with that of an upload its process and the parts it will have. A
 * record only moves forward: writing it again, or something older, changes nothing.
 */
class Record implements Function<RecordRequest, RecordReceipt> {

	private final RecordWriter writer;

	private final TransactionOperations transaction;

	private final Constraints constraints;

	Record(RecordWriter writer, TransactionOperations transaction, Constraints constraints) {
		this.writer = writer;
		this.transaction = transaction;
		this.constraints = constraints;
	}

	/**
	 * Writes one record.
	 * @throws io.filepipeline.contracts.RejectedRequest when it can never be written
	 * @throws org.springframework.dao.DataAccessException when the database fails; the
	 * same request may succeed later
	 */
	@Override
	public RecordReceipt apply(RecordRequest request) {
		FileRecord record = this.constraints.check(request.record(), "");
		if (request.processParams() != null) {
			this.constraints.check(request.processParams(), "/process_params");
		}
		List<FileRecord> parts = request.announcedParts();
		boolean changed = Objects.requireNonNull(this.transaction.execute((status) -> {
			int written = this.writer.write(Json.write(List.of(record)));
			UUID processId = record.processId();
			if (processId != null && !parts.isEmpty()) {
				this.writer.announce(processId, record.id(), parts.size());
				this.writer.write(Json.write(parts));
			}
			return written > 0;
		}));
		return changed ? RecordReceipt.stored(record.id()) : RecordReceipt.unchanged(record.id());
	}

}
