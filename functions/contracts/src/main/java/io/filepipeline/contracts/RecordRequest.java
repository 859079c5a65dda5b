package io.filepipeline.contracts;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A record to write: the message in the records queue. As JSON it is the record itself;
 * the record of an upload that is to be split also says how, so that its process and
 * parts are known before the first of them is made.
 *
 * @param record the record
 * @param processParams how the file is to be split; every entry of the file map has its
 * id
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordRequest(@JsonUnwrapped FileRecord record, @Nullable ProcessParams processParams) {

	public RecordRequest(FileRecord record) {
		this(record, null);
	}

	/**
	 * The records of the parts that the process will make, as far as they are listed;
	 * empty when none was asked for, or the document must tell.
	 * @throws RejectedRequest when an entry of the file map has no id
	 */
	public List<FileRecord> listedParts() {
		if (this.processParams == null || this.record.processId() == null) {
			return List.of();
		}
		FileMetadata metadata = new FileMetadata(this.record.fileName(), this.record.folderName(),
				this.record.description(), this.record.tags(), true, this.processParams);
		return new SplitRequest(this.record.processId(), this.record.id(),
				Objects.requireNonNullElse(this.record.bucket(), ""),
				Objects.requireNonNullElse(this.record.objectKey(), ""), metadata)
			.listedParts(this.record.createdAt());
	}

}
