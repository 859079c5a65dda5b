package io.filepipeline.host.changes;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.filepipeline.contracts.Trace;
import io.filepipeline.record.Tombstones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Deletes what folders have kept for long enough, and objects of deleted records that are
 * still there. Every host sweeps; each takes what no other has taken.
 */
@Component
class Sweeper {

	private static final Logger logger = LoggerFactory.getLogger(Sweeper.class);

	/** With 100,000 parts each takes a second, of the twenty that a statement has. */
	private static final int RECORDS = 4;

	private final Tombstones tombstones;

	private final StoredObjects objects;

	private final Deletions deletions;

	Sweeper(Tombstones tombstones, StoredObjects objects, Deletions deletions) {
		this.tombstones = tombstones;
		this.objects = objects;
		this.deletions = deletions;
	}

	@Scheduled(initialDelayString = "${pipeline.sweep.seconds}", fixedDelayString = "${pipeline.sweep.seconds}",
			timeUnit = TimeUnit.SECONDS, scheduler = ChangesConfiguration.SCHEDULER)
	void sweep() {
		try (Trace trace = Trace.of(null)) {
			deleteExpired();
			discardLeftOver();
		}
		catch (SdkException | DataAccessException | TransactionException ex) {
			logger.warn("A sweep did not come to its end: {}", ex.toString());
		}
	}

	private void deleteExpired() {
		List<UUID> deleted;
		while (!(deleted = this.tombstones.putForExpired(RECORDS)).isEmpty()) {
			logger.info("{} records and parts are deleted, as their folders have kept them for long enough",
					deleted.size());
			this.deletions.finish(deleted);
		}
	}

	private void discardLeftOver() {
		int discarded;
		while ((discarded = this.tombstones.discardLeftOver(StoredObjects.BATCH, this.objects::delete)) > 0) {
			logger.info("{} objects of deleted records are deleted", discarded);
		}
	}

}
