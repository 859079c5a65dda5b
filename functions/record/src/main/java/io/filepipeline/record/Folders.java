package io.filepipeline.record;

import java.util.List;

import io.filepipeline.contracts.Folder;
import io.filepipeline.contracts.Json;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The folders in which there are records, or of which it is said how long they keep
 * theirs. Every method throws {@link org.springframework.dao.DataAccessException} when
 * the database does not answer.
 */
public class Folders {

	/** The first so many of each side are among them all of the first so many. */
	private static final String FIND = """
			select to_jsonb(found) from (
			  select folder_name, coalesce(records, 0) records, coalesce(parts, 0) parts, coalesce(size, 0) size,
			    retention_days, newest
			  from (
			    select folder_name, count(*) filter (where parent_id is null) records,
			      count(*) filter (where parent_id is not null) parts, sum(size) size, max(created_at) newest
			    from records
			    where deleted_at is null and folder_name is not null and %1$s
			    group by folder_name order by folder_name limit :limit
			  ) filled
			  full join (
			    select folder_name, retention_days from folders where %1$s order by folder_name limit :limit
			  ) said using (folder_name)
			  order by folder_name limit :limit
			) found
			""";

	private final JdbcClient database;

	Folders(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The folders in the order of their names.
	 * @param after only those that come after this name
	 * @param limit how many at most
	 */
	public List<Folder> list(@Nullable String after, int limit) {
		return (after != null) ? find("folder_name > :name", after, limit) : find(":name = ''", "", limit);
	}

	/**
	 * Says for how many days a folder keeps a record.
	 * @param days at least 1; null for ever
	 * @return the folder as it is now
	 */
	public Folder retain(String name, @Nullable Integer days) {
		if (days == null) {
			this.database.sql("delete from folders where folder_name = :name").param("name", name).update();
		}
		else {
			this.database.sql("""
					insert into folders (folder_name, retention_days) values (:name, :days)
					on conflict (folder_name) do update set retention_days = excluded.retention_days
					""").param("name", name).param("days", days).update();
		}
		return find("folder_name = :name", name, 1).stream()
			.findFirst()
			.orElseGet(() -> new Folder(name, 0, 0, 0, null, null));
	}

	private List<Folder> find(String condition, String name, int limit) {
		return this.database.sql(FIND.formatted(condition))
			.param("name", name)
			.param("limit", limit)
			.query((row, number) -> Json.read(row.getString(1), Folder.class))
			.list();
	}

}
