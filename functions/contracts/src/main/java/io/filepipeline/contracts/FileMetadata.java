package io.filepipeline.contracts;

import java.util.List;

import jakarta.validation.Valid;
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
 * bucket
 * @param description free text, at most 4,000 characters
 * @param tags at most 50 labels of at most 100 characters
 * @param process whether the file shall be split; {@code true} or {@code "true"}
 * @param processParams how to split it, required when {@code process} is true
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FileMetadata(@Size(min = 1, max = 255) @PlainName @Nullable String fileName,
		@Size(max = 255) @PlainText @Nullable String folderName,
		@Size(max = 4000) @PlainText(multiline = true) @Nullable String description,
		@Size(max = 50) List<@Size(min = 1, max = 100) @PlainText String> tags, boolean process,
		@Valid @Nullable ProcessParams processParams) {

	public FileMetadata {
		tags = (tags != null) ? List.copyOf(tags) : List.of();
	}

	/**
	 * The parts that are asked for, in order; empty when none are.
	 */
	public List<PartRequest> requestedParts() {
		return (this.process && this.processParams != null) ? this.processParams.splitParams().fileMap() : List.of();
	}

	/**
	 * The same with another name.
	 */
	public FileMetadata withFileName(String name) {
		return new FileMetadata(name, this.folderName, this.description, this.tags, this.process, this.processParams);
	}

	/**
	 * The same with other parts.
	 */
	public FileMetadata withParts(List<PartRequest> parts) {
		ProcessParams params = (this.processParams != null) ? this.processParams.withParts(parts)
				: new ProcessParams(new SplitParams(parts), null, null);
		return new FileMetadata(this.fileName, this.folderName, this.description, this.tags, this.process, params);
	}

	/**
	 * The name of a part: <code>{prefix}_{root}_{suffix}_{index}.{ext}</code>, empty
	 * pieces left out.
	 * @param index the part's place in the file map, from 0
	 */
	public String partName(int index) {
		String name = (this.fileName != null) ? this.fileName : "";
		int dot = name.lastIndexOf('.');
		String root = (dot < 0) ? name : name.substring(0, dot);
		String extension = (dot < 0) ? "pdf" : name.substring(dot + 1);
		StringBuilder joined = new StringBuilder();
		if (this.processParams != null) {
			append(joined, this.processParams.prefix());
			append(joined, root);
			append(joined, this.processParams.suffix());
		}
		append(joined, Integer.toString(index));
		return joined.append('.').append(extension).toString();
	}

	private static void append(StringBuilder joined, @Nullable String piece) {
		if (piece != null && !piece.isEmpty()) {
			joined.append(joined.isEmpty() ? "" : "_").append(piece);
		}
	}

}
