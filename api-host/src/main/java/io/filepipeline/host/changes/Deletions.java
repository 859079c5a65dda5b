package io.filepipeline.host.changes;

import java.util.List;
import java.util.UUID;

import io.filepipeline.record.Tombstones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finishes the deletion of records: from the moment that the record is deleted nobody
 * gets its file any more, and then the object goes. What fails here, or is interrupted,
 * is made up for by the next sweep.
 */
@Component
class Deletions {

	private static final Logger logger = LoggerFactory.getLogger(Deletions.class);

	private final Tombstones tombstones;

	private final StoredObjects objects;

	Deletions(Tombstones tombstones, StoredObjects objects) {
		this.tombstones = tombstones;
		this.objects = objects;
	}

	/** Deletes the objects of records that are deleted. */
	void finish(List<UUID> ids) {
		try {
			for (int from = 0; from < ids.size(); from += StoredObjects.BATCH) {
				List<UUID> batch = ids.subList(from, Math.min(from + StoredObjects.BATCH, ids.size()));
				this.tombstones.discarded(this.objects.delete(batch));
			}
		}
		catch (SdkException | DataAccessException | TransactionException ex) {
			logger.warn("Objects of deleted records are left for the next sweep: {}", ex.toString());
		}
	}

}
