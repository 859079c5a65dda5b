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
import io.filepipeline.contracts.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes a record, and with that of an upload its process and the parts it will have. A
 * record only moves forward: writing it again, or something older, changes nothing.
 */
class Record implements Function<RecordRequest, RecordReceipt> {

	private static final Logger logger = LoggerFactory.getLogger(Record.class);

	private final RecordWriter writer;

	private final TransactionOperations transaction;

	Record(RecordWriter writer, TransactionOperations transaction) {
		this.writer = writer;
		this.transaction = transaction;
	}

	/**
	 * Writes one record.
	 * @throws io.filepipeline.contracts.RejectedRequest when it can never be written
	 * @throws Unavailable when the database fails; the same request may succeed later
	 */
	@Override
	public RecordReceipt apply(RecordRequest request) {
		FileRecord record = Constraints.check(request.record(), "");
		if (request.processParams() != null) {
			Constraints.check(request.processParams(), "/process_params");
		}
		boolean announces = request.processParams() != null;
		List<FileRecord> parts = request.listedParts();
		try {
			boolean changed = Objects
				.requireNonNull(this.transaction.execute((status) -> write(record, announces, parts)));
			logger.info("Record {} is {}{}; {} parts announced", record.id(), record.status().wireName(),
					changed ? "" : ", or further already", parts.size());
			return changed ? RecordReceipt.stored(record.id()) : RecordReceipt.unchanged(record.id());
		}
		catch (DataAccessException | TransactionException ex) {
			throw new Unavailable(ex);
		}
	}

	private boolean write(FileRecord record, boolean announces, List<FileRecord> parts) {
		int written = this.writer.write(Json.write(List.of(record)));
		if (written == 0) {
			this.writer.discardAgain(Json.write(record));
		}
		UUID processId = record.processId();
		if (processId != null && announces) {
			this.writer.announce(processId, record.id());
			this.writer.write(Json.write(parts));
		}
		return written > 0;
	}

}
