package io.filepipeline.record;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What is left of records that are deleted: rows without what users have said, of them
 * and of how to split them, so that a late message does not bring them back. The object
 * of a record goes after the record, and the row says for as long that it may still be
 * there. Every method throws {@link org.springframework.dao.DataAccessException} when the
 * database does not answer.
 */
public class Tombstones {

	/** As many rows as one transaction changes. */
	static final int BATCH = 10_000;

	private static final String PUT = """
			with deleted as (
			  update records set
			    file_name = null, folder_name = null, description = null, tags = '{}', url = null, sha256 = null,
			    pages = null, object_key = 'files/' || id, deleted_at = now(), version = version + 1, updated_at = now()
			  where deleted_at is null and id = any (array(
			    select r.id from unnest(array(%s)) root
			      cross join lateral record_tree(root, :parts) t (id) join records r on r.id = t.id
			    where r.deleted_at is null
			    group by r.id order by bool_and(r.id = root) %s limit :batch))
			  returning id
			), forgotten as (
			  update processes set process_params = null
			  where process_params is not null and record_id in (select id from deleted)
			)
			select id from deleted
			""";

	/** Nothing more is made of a record from the first transaction on. */
	private static final String FIRST = "desc";

	/** As long as a record is there, what was made of it is found by it. */
	private static final String LAST = "asc";

	/**
	 * Folder by folder from the oldest on, and whether they are in use is asked of them
	 * alone: that takes longer. What is not done itself is passed over at once, as a
	 * document may have many such parts. With the inner limit, PostgreSQL does not sort
	 * all that is in a folder to find the few that are the oldest.
	 */
	static final String EXPIRED = """
			select expired.id from folders f cross join lateral (
			  select r.id from records r
			  where r.folder_name = f.folder_name and r.deleted_at is null
			    and r.created_at < now() - make_interval(days => f.retention_days)
			    and (r.status not in ('queued', 'running') or r.updated_at < now() - interval '14 days')
			  order by r.created_at
			  limit 1000
			  for update skip locked
			) expired
			where not record_in_use(expired.id, true)
			limit :limit
			""";

	private final JdbcClient database;

	private final TransactionOperations transaction;

	Tombstones(JdbcClient database, TransactionOperations transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	/**
	 * In place of a record, which is the first, and if asked for of what was made of it.
	 * Again, it is the rest of that.
	 * @return those that are deleted by this; if they are {@link #BATCH}, there may be
	 * more
	 */
	List<UUID> put(UUID id, boolean parts) {
		return this.database.sql(PUT.formatted("select cast(:id as uuid)", FIRST))
			.param("id", id)
			.param("parts", parts)
			.param("batch", BATCH)
			.query(UUID.class)
			.list();
	}

	/**
	 * Deletes records, with all that was made of them, that their folder has kept for
	 * long enough, unless they are in use. Other hosts find other ones meanwhile.
	 * @param limit how many records at most, not counting what was made of them
	 * @return what is deleted by this, at most 10,000 records; there may be more
	 */
	public List<UUID> putForExpired(int limit) {
		return this.database.sql(PUT.formatted(EXPIRED, LAST))
			.param("limit", limit)
			.param("parts", true)
			.param("batch", BATCH)
			.query(UUID.class)
			.list();
	}

	/**
	 * Discards objects that somebody was about to discard a minute ago, and perhaps has
	 * not. Those that cannot be discarded hold up no others: their turn comes again when
	 * a minute has passed, and then behind all others. Other hosts find other ones
	 * meanwhile.
	 * @param limit how many at most
	 * @param discard deletes the objects of these records, and gives those whose objects
	 * are deleted
	 * @return how many are discarded; if there are any, there may be more
	 */
	public int discardLeftOver(int limit, UnaryOperator<List<UUID>> discard) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			List<UUID> ids = this.database.sql("""
					select id from records
					where deleted_at < now() - interval '1 minute' and object_key is not null
					order by deleted_at
					limit :limit
					for update skip locked
					""").param("limit", limit).query(UUID.class).list();
			List<UUID> discarded = ids.isEmpty() ? ids : discard.apply(ids);
			discarded(discarded);
			postpone(ids.stream().filter((id) -> !discarded.contains(id)).toList());
			return discarded.size();
		}));
	}

	/**
	 * Notes that the objects of these records are deleted.
	 * @param ids not more than some thousands
	 */
	public void discarded(List<UUID> ids) {
		update("object_key = null", ids);
	}

	private void postpone(List<UUID> ids) {
		update("deleted_at = now()", ids);
	}

	private void update(String column, List<UUID> ids) {
		if (!ids.isEmpty()) {
			this.database.sql("update records set " + column + " where deleted_at is not null and id in (:ids)")
				.param("ids", ids)
				.update();
		}
	}

}
