package io.filepipeline.host.records;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.record.RecordSearch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of a list.
 *
 * @param records the records, newest first
 * @param nextCursor what to ask for the next page with; absent on the last
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordPage(List<FileRecord> records, @Nullable String nextCursor) {

	static RecordPage find(RecordSearch search, RecordFilter filter) {
		int limit = filter.limit();
		List<FileRecord> found = search.newest(filter.query(), limit + 1);
		if (found.size() <= limit) {
			return new RecordPage(found, null);
		}
		return new RecordPage(found.subList(0, limit), PageCursor.after(found.get(limit - 1)).toString());
	}

}
