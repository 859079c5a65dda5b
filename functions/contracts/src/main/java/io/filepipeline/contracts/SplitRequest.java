package io.filepipeline.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A document to split: the message in the processing queue.
 *
 * @param processId the process that waits for it
 * @param recordId the record of the document
 * @param bucket where the document is
 * @param key its key
 * @param metadata what was sent with it; every entry of the file map has its id
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SplitRequest(@NotNull(message = "is required") UUID processId,
		@NotNull(message = "is required") UUID recordId, @NotBlank(message = "is required") String bucket,
		@NotBlank(message = "is required") String key, @NotNull(message = "is required") @Valid FileMetadata metadata) {

	private static final String FILE_MAP = "/metadata/process_params/split_params/file_map";

	/**
	 * The records of the parts, yet to be made, in the order of the file map.
	 * @param now when the upload was accepted, where that is known
	 * @throws RejectedRequest when there is no file map, or an entry of it has no id
	 */
	public List<FileRecord> parts(@Nullable Instant now) {
		ProcessParams params = this.metadata.processParams();
		if (params == null) {
			throw RejectedRequest.invalid(FILE_MAP, "is required");
		}
		return IntStream.range(0, params.parts().size()).mapToObj((index) -> part(params, index, now)).toList();
	}

	private FileRecord part(ProcessParams params, int index, @Nullable Instant now) {
		PartRequest part = params.parts().get(index);
		if (part.id() == null) {
			throw RejectedRequest.invalid(FILE_MAP + "/" + index + "/id", "is required");
		}
		return new FileRecord(part.id(), this.recordId, this.processId,
				params.partName(this.metadata.fileName(), index), this.metadata.folderName(),
				this.metadata.description(), List.of("split"), null, null, null, null, null, null, part.pages(),
				RecordStatus.QUEUED, null, now, null);
	}

}
