package io.filepipeline.host.folders;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filepipeline.contracts.Folder;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.host.records.Page;
import io.filepipeline.record.Folders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of the list of folders.
 *
 * @param folders the folders, in the order of their names
 * @param nextCursor what to ask for the next page with; absent on the last
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record FolderPage(List<Folder> folders, @Nullable String nextCursor) {

	private static final int MAX_LIMIT = 1000;

	static Page<Folder> find(Folders folders, int limit, @Nullable String cursor) {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw RejectedRequest.invalid("/limit", "must be a whole number from 1 to " + MAX_LIMIT);
		}
		@Nullable String after = (cursor != null) ? nameIn(cursor) : null;
		return Page.find(limit, (most) -> folders.list(after, most), (last) -> cursorOf(last.folderName()));
	}

	private static String cursorOf(String name) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
	}

	private static String nameIn(String cursor) {
		try {
			String name = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			if (name.indexOf('\0') < 0) {
				return name;
			}
		}
		catch (IllegalArgumentException ex) {
			// said below
		}
		throw RejectedRequest.invalid("/cursor", "must be the next_cursor of a page");
	}

}
