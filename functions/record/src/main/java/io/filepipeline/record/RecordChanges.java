package io.filepipeline.record;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongPredicate;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RecordEdit;
import io.filepipeline.contracts.RejectedRequest;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes records as users ask for. Nobody else changes a record between the look at its
 * version and the change.
 */
public class RecordChanges {

	private final JdbcClient database;

	private final TransactionOperations transaction;

	private final Tombstones tombstones;

	RecordChanges(JdbcClient database, TransactionOperations transaction, Tombstones tombstones) {
		this.database = database;
		this.transaction = transaction;
		this.tombstones = tombstones;
	}

	/**
	 * Edits a record. No callback changes its description, folder and tags from then on.
	 * An edit that changes nothing leaves it as it is, with the same version.
	 * @param expected whether this version is one that the user expects
	 * @return the record as it is now
	 * @throws RejectedRequest when there is no such record, it was deleted, or another
	 * version is expected
	 */
	public VersionedRecord edit(UUID id, RecordEdit edit, LongPredicate expected) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			VersionedRecord found = lock(id, expected);
			return this.database.sql("""
					update records r set
					  (description, folder_name, tags) = (
					    select p.description, p.folder_name, coalesce(p.tags, '{}')
					    from jsonb_populate_record(r, cast(:patch as jsonb)) p),
					  edited = true, version = version + 1, updated_at = now()
					where id = :id and exists (
					    select from jsonb_populate_record(r, cast(:patch as jsonb)) p
					    where row(p.description, p.folder_name, coalesce(p.tags, '{}'))
					      is distinct from row(r.description, r.folder_name, r.tags))
					returning file_record(r), version, deleted_at
					""")
				.param("id", id)
				.param("patch", edit.patch())
				.query(new VersionedRecordRow())
				.optional()
				.orElse(found);
		}));
	}

	/**
	 * Deletes a record, and if asked for what was made of it: its parts, parts of those,
	 * and so on. Of one that was deleted before, only the parts are. Many are deleted in
	 * several transactions, the record in the first, so that nobody has it split between
	 * them: after one that fails, the rest is deleted when the record is deleted again.
	 * @param expected whether this version is one that the user expects
	 * @return the records that are deleted by this, but no more than the first 10,000;
	 * the objects of all are still there
	 * @throws RejectedRequest when there is no such record, another version is expected,
	 * or something is still being made of it
	 */
	public List<UUID> delete(UUID id, boolean parts, LongPredicate expected) {
		List<UUID> first = Objects.requireNonNull(this.transaction.execute((status) -> {
			try {
				lock(id, expected);
			}
			catch (RejectedRequest ex) {
				if (ex.problem().code() != ProblemCode.DELETED) {
					throw ex;
				}
			}
			if (this.database.sql("select record_in_use(:id, :parts)")
				.param("id", id)
				.param("parts", parts)
				.query(Boolean.class)
				.single()) {
				throw RejectedRequest.because(ProblemCode.IN_USE,
						"Something is still being made of this record, or the record itself; try again when that is done");
			}
			return this.tombstones.put(id, parts);
		}));
		for (int last = first.size(); last == Tombstones.BATCH;) {
			last = this.tombstones.put(id, parts).size();
		}
		return first;
	}

	private VersionedRecord lock(UUID id, LongPredicate expected) {
		VersionedRecord found = this.database
			.sql("select file_record(r), version, deleted_at from records r where id = :id for update")
			.param("id", id)
			.query(new VersionedRecordRow())
			.optional()
			.orElseThrow(() -> RejectedRequest.because(ProblemCode.NOT_FOUND, "There is no record with the id " + id));
		if (!expected.test(found.version())) {
			throw RejectedRequest.because(ProblemCode.PRECONDITION_FAILED,
					"The record has changed meanwhile; get it again, and decide anew");
		}
		return found;
	}

}
