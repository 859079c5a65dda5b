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
 * @param metadata what was sent with it; every entry of a file map that lists all parts
 * has its id
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SplitRequest(@NotNull(message = "is required") UUID processId,
		@NotNull(message = "is required") UUID recordId, @NotBlank(message = "is required") String bucket,
		@NotBlank(message = "is required") String key, @NotNull(message = "is required") @Valid FileMetadata metadata) {

	/**
	 * How the document is to be split.
	 * @throws RejectedRequest when nothing says so
	 */
	public ProcessParams params() {
		if (this.metadata.processParams() == null) {
			throw RejectedRequest.invalid("/metadata/process_params", "is required");
		}
		return this.metadata.processParams();
	}

	/**
	 * The records of the parts that are listed page by page, yet to be made, in the order
	 * of the file map; empty when the document itself must tell which parts there are.
	 * @param now when the upload was accepted, where that is known
	 * @throws RejectedRequest when an entry of the file map has no id
	 */
	public List<FileRecord> listedParts(@Nullable Instant now) {
		List<PartRequest> listed = params().splitParams().listedParts();
		return IntStream.range(0, listed.size())
			.mapToObj((index) -> part(idOf(listed, index), index, null, listed.get(index).pages(), listed.size(), now))
			.toList();
	}

	private static UUID idOf(List<PartRequest> listed, int index) {
		UUID id = listed.get(index).id();
		if (id == null) {
			throw RejectedRequest.invalid("/metadata/process_params/split_params/file_map/" + index + "/id",
					"is required");
		}
		return id;
	}

	/**
	 * The record of a part, yet to be made.
	 * @param index its place among all parts, from 0
	 * @param title what it is called, if it does not have the name of the document
	 * @param pages the zero-based pages that it has, where that is known
	 * @param count how many parts there are, where that is known
	 * @param now when the upload was accepted, where that is known
	 */
	public FileRecord part(UUID id, int index, @Nullable String title, @Nullable List<Integer> pages,
			@Nullable Integer count, @Nullable Instant now) {
		return new FileRecord(id, this.recordId, this.processId,
				params().partName(this.metadata.fileName(), title, index, pages), this.metadata.folderName(),
				this.metadata.description(), List.of("split"), null, null, null, null, null, null, pages, count,
				List.of(), RecordStatus.QUEUED, null, now, null);
	}

}
