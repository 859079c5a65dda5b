package io.filepipeline.contracts;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The wish to upload a file straight to S3.
 *
 * @param fileName the file's name, where the metadata do not have it
 * @param size its length in bytes, at most 5 TB, which every S3 server takes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal, which S3 then verifies; only
 * for a file that is sent in one piece
 * @param partChecksums whether S3 shall verify each part by a SHA-256
 * @param metadata what the sender says about the file
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DirectUploadRequest(@Size(min = 1, max = 255) @PlainName @Nullable String fileName,
		@NotNull(message = "is required") @PositiveOrZero @Nullable Long size,
		@Pattern(regexp = Sha256.SYNTAX, message = Sha256.EXPECTED) @Nullable String sha256, boolean partChecksums,
		@Valid @Nullable FileMetadata metadata) {

	/** The metadata, with a name where one is known. */
	public FileMetadata namedMetadata() {
		FileMetadata given = (this.metadata != null) ? this.metadata
				: new FileMetadata(null, null, null, List.of(), false, null);
		return (given.fileName() == null && this.fileName != null) ? given.withFileName(this.fileName) : given;
	}

}
