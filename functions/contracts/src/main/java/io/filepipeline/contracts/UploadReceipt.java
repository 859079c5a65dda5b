package io.filepipeline.contracts;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer to an upload.
 *
 * @param file the stored file
 * @param record the receipt for its record, which is written soon
 * @param processing the receipt for its processing, when that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadReceipt(StoredFile file, RecordReceipt record, @Nullable Processing processing) {

	/**
	 * What became of the wish to have the file processed.
	 *
	 * @param processId where to ask how far it is; absent when the file cannot be
	 * processed
	 * @param recordIds the ids that the parts' records will have, in the order of the
	 * file map
	 * @param message the same in words
	 */
	@JsonNaming(SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Processing(@Nullable UUID processId, @Nullable List<UUID> recordIds, String message) {

		public static Processing submitted(UUID processId, List<UUID> recordIds) {
			return new Processing(processId, List.copyOf(recordIds), "Process request submitted successfully");
		}

		public static Processing notPdf() {
			return new Processing(null, null, "processing is only supported for PDF files");
		}

	}

}
