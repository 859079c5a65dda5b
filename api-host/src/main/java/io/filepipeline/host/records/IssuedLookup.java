package io.filepipeline.host.records;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;

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

	private final Clock clock = Clock.systemUTC();

	private volatile Instant databaseSeen = this.clock.instant();

	IssuedLookup(IssuedIds ids) {
		this.ids = ids;
	}

	/**
	 * Finds what the id stands for.
	 * @param stored asks the database
	 * @param queued the answer for an id that was issued and is not written yet
	 * @throws RejectedRequest when the id was never issued
	 * @throws DataAccessException or TransactionException when the database does not
	 * answer and may hold more than "queued": what a client has seen finished must not
	 * seem queued again
	 */
	public <T> T find(UUID id, Supplier<Optional<T>> stored, Supplier<T> queued) {
		try {
			Optional<T> found = stored.get();
			this.databaseSeen = this.clock.instant();
			return found.orElseGet(() -> {
				if (!this.ids.issued(id)) {
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
