package io.filepipeline.contracts;

import java.util.Collections;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the sender of a file says about it. Fields that are not listed here are left out.
 *
 * @param fileName the file's name, at most 255 characters, no path; where it is absent
 * the name that came with the bytes is taken
 * @param folderName a label to find files by, at most 255 characters; not a place in the
 * bucket; an empty one is none
 * @param description free text, at most 4,000 characters
 * @param tags at most 50 labels of at most 100 characters
 * @param process whether the file shall be split; {@code true} or {@code "true"}
 * @param processParams how to split it, required when {@code process} is true
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FileMetadata(@Size(min = 1, max = 255) @PlainName @Nullable String fileName,
		@Size(max = 255) @PlainText @Nullable String folderName,
		@Size(max = 4000) @PlainText(multiline = true) @Nullable String description,
		@Size(max = 50) List<@NotNull(message = "must be a string") @Size(min = 1, max = 100) @PlainText String> tags,
		boolean process, @Valid @Nullable ProcessParams processParams) {

	public FileMetadata {
		// what forms send for a field that nobody has filled in
		folderName = "".equals(folderName) ? null : folderName;
		// not List.copyOf: a null among them is for validation to name
		tags = (tags != null) ? Collections.unmodifiableList(tags) : List.of();
	}

	/**
	 * The same with another name.
	 */
	public FileMetadata withFileName(String name) {
		return new FileMetadata(name, this.folderName, this.description, this.tags, this.process, this.processParams);
	}

	/**
	 * The same with other parameters.
	 */
	public FileMetadata withProcessParams(@Nullable ProcessParams params) {
		return new FileMetadata(this.fileName, this.folderName, this.description, this.tags, this.process, params);
	}

}
