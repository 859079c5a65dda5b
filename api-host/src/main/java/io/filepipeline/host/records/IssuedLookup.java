package io.filepipeline.host.records;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.record.Processes;
import io.filepipeline.record.Records;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks up what an id stands for. An id that was given to a client is never unknown:
 * until its row is written, because the queue is behind or the database is away, it is
 * queued.
 */
@Component
public class IssuedLookup {

	private final IssuedIds ids;

	private final Records records;

	private final Processes processes;

	private final Clock clock = Clock.systemUTC();

	private volatile Instant databaseSeen = this.clock.instant();

	IssuedLookup(IssuedIds ids, Records records, Processes processes) {
		this.ids = ids;
		this.records = records;
		this.processes = processes;
	}

	/**
	 * Finds a record, or what belongs to it.
	 * @param stored asks the database
	 * @param queued the answer for an id that was issued and is not written yet
	 * @throws RejectedRequest when the id was never issued, or is that of a process
	 * @throws DataAccessException or TransactionException when the database does not
	 * answer and may hold more than "queued": what a client has seen finished must not
	 * seem queued again
	 */
	public <T> T findRecord(UUID id, Supplier<Optional<T>> stored, Supplier<T> queued) {
		return find(id, stored, queued, () -> this.processes.findStatus(id).isPresent());
	}

	/**
	 * Finds a process, or what belongs to it; as above.
	 * @throws RejectedRequest when the id was never issued, or is that of a record
	 */
	public <T> T findProcess(UUID id, Supplier<Optional<T>> stored, Supplier<T> queued) {
		return find(id, stored, queued, () -> this.records.isWritten(id));
	}

	private <T> T find(UUID id, Supplier<Optional<T>> stored, Supplier<T> queued, BooleanSupplier somethingElse) {
		try {
			Optional<T> found = stored.get();
			this.databaseSeen = this.clock.instant();
			return found.orElseGet(() -> {
				if (!this.ids.issued(id) || somethingElse.getAsBoolean()) {
					throw RejectedRequest.because(ProblemCode.NOT_FOUND, "There is nothing with the id " + id);
				}
				return queued.get();
			});
		}
		catch (DataAccessException | TransactionException ex) {
			if (this.ids.issued(id) && IssuedIds.issuedAt(id).isAfter(this.databaseSeen)) {
				return queued.get();
			}
			throw ex;
		}
	}

}
