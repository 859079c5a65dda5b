package io.filepipeline.host.records;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.record.Records;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which records a list shows. What is null does not limit.
 *
 * @param parentId only parts of this record
 * @param folderName only records in this folder
 * @param tag only records with this tag
 * @param limit how many on a page, 1 to 100
 */
record RecordFilter(@Nullable UUID parentId, @Nullable String folderName, @Nullable String tag, int limit) {

	private static final int MAX_LIMIT = 100;

	RecordFilter {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw RejectedRequest.invalid("/limit", "must be a whole number from 1 to " + MAX_LIMIT);
		}
		// PostgreSQL knows no such character, hence no such record
		folderName = storable("/folder_name", folderName);
		tag = storable("/tag", tag);
	}

	RecordPage page(Records records, @Nullable PageCursor after) {
		List<FileRecord> found = records.findNewest(this.parentId, this.folderName, this.tag,
				(after != null) ? after.time() : null, (after != null) ? after.id() : null, this.limit + 1);
		if (found.size() <= this.limit) {
			return new RecordPage(found, null);
		}
		List<FileRecord> shown = found.subList(0, this.limit);
		return new RecordPage(shown, PageCursor.after(shown.get(this.limit - 1)).toString());
	}

	URI uri(String cursor) {
		return UriComponentsBuilder.fromPath("/api/records/")
			.queryParamIfPresent("parent_id", Optional.ofNullable(this.parentId))
			.queryParamIfPresent("folder_name", Optional.ofNullable(this.folderName))
			.queryParamIfPresent("tag", Optional.ofNullable(this.tag))
			.queryParam("limit", this.limit)
			.queryParam("cursor", cursor)
			.encode()
			.build()
			.toUri();
	}

	private static @Nullable String storable(String pointer, @Nullable String text) {
		if (text != null && text.indexOf('\0') >= 0) {
			throw RejectedRequest.invalid(pointer, "must not contain control characters");
		}
		return text;
	}

}
