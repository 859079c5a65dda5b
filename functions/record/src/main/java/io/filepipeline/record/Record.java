package io.filepipeline.record;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.Unavailable;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes a record, and with that of an upload its process and the parts it will have. A
 * record only moves forward: writing it again, or something older, changes nothing.
 */
class Record implements Function<RecordRequest, RecordReceipt> {

	private final RecordLog log = new RecordLog();

	private final RecordWriter writer;

	private final TransactionOperations transaction;

	private final Consumer<ProcessReport> finished;

	/**
	 * Writes into a database.
	 * @param finished is told of each process, without its parts, once: when the last of
	 * them is written
	 */
	Record(RecordWriter writer, TransactionOperations transaction, Consumer<ProcessReport> finished) {
		this.writer = writer;
		this.transaction = transaction;
		this.finished = finished;
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
		List<FileRecord> parts = request.listedParts();
		try {
			Written written = Objects
				.requireNonNull(this.transaction.execute((status) -> write(record, request.processParams(), parts)));
			this.log.written(record, written.changed(), parts.size());
			written.finished().map((json) -> Json.read(json, ProcessReport.class)).ifPresent(this::tell);
			return written.changed() ? RecordReceipt.stored(record.id()) : RecordReceipt.unchanged(record.id());
		}
		catch (DataAccessException | TransactionException ex) {
			throw new Unavailable(ex);
		}
	}

	private Written write(FileRecord record, @Nullable ProcessParams params, List<FileRecord> parts) {
		boolean changed = this.writer.write(Json.write(List.of(record))) > 0;
		if (!changed) {
			this.writer.discardAgain(Json.write(record));
		}
		UUID processId = record.processId();
		if (processId != null && params != null) {
			// records before their process, as everywhere: so nobody waits in a circle
			this.writer.write(Json.write(parts));
			this.writer.announce(processId, record.id(), Json.write(params.withoutPasswords()), time(record));
			return new Written(changed, this.writer.countParts(processId, false));
		}
		if (processId != null && record.parentId() != null) {
			refusal(record).ifPresent((why) -> this.writer.refuseParts(processId, Json.write(why)));
			boolean saysWhy = changed && record.status() == RecordStatus.RUNNING && record.error() != null;
			return new Written(changed, this.writer.countParts(processId, saysWhy));
		}
		return new Written(changed, Optional.empty());
	}

	/**
	 * Why there can be no parts, if that is so: the first says it then, and that it is
	 * the only one.
	 */
	private static Optional<Problem> refusal(FileRecord part) {
		return Optional.ofNullable(part.error())
			.filter((why) -> part.status() == RecordStatus.FAILED && Integer.valueOf(1).equals(part.partCount()));
	}

	private void tell(ProcessReport process) {
		this.log.finished(process);
		this.finished.accept(process);
	}

	private static @Nullable OffsetDateTime time(FileRecord record) {
		return (record.createdAt() != null) ? record.createdAt().atOffset(ZoneOffset.UTC) : null;
	}

	/**
	 * What a request has changed.
	 *
	 * @param changed whether that was its record
	 * @param finished the process that is finished with it, as JSON
	 */
	private record Written(boolean changed, Optional<String> finished) {
	}

}
