package io.filepipeline.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is known of a file: one that was uploaded, or a part that was made of one.
 *
 * @param id the record's id
 * @param parentId for a part, the record it was made of
 * @param processId the process that makes the part, or that was asked for with the upload
 * @param fileName the file's name
 * @param folderName a label to find files by
 * @param description free text
 * @param tags labels
 * @param objectKey the object's key in the bucket
 * @param bucket the bucket
 * @param url the object's URL
 * @param mimeType its type, told from its bytes
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal; absent where nobody has
 * verified the whole, as of a file that was sent to S3 in parts
 * @param pages for a part, the zero-based pages of the parent that it holds
 * @param partCount for a part, how many its process has; absent until that is known
 * @param notes for a part, why it may not be what was expected: {@code repaired},
 * {@code signatures_removed}, {@code tags_removed}, {@code resources_kept},
 * {@code unreadable_pages}
 * @param status how far it is
 * @param error why it failed or, while it is running, why the last attempt did
 * @param createdAt when the upload was accepted
 * @param updatedAt when the record last changed
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileRecord(@NotNull(message = "is required") UUID id, @Nullable UUID parentId, @Nullable UUID processId,
		@Size(max = 1000) @PlainName @Nullable String fileName, @Size(max = 255) @PlainText @Nullable String folderName,
		@Size(max = 4000) @PlainText(multiline = true) @Nullable String description,
		@Size(max = 50) List<@NotNull(message = "must be a string") @Size(min = 1, max = 100) @PlainText String> tags,
		@Size(max = 1024) @PlainText @Nullable String objectKey, @Size(max = 255) @PlainText @Nullable String bucket,
		@Size(max = 4000) @PlainText @Nullable String url, @Size(max = 255) @PlainText @Nullable String mimeType,
		@PositiveOrZero @Nullable Long size, @Size(max = 64) @PlainText @Nullable String sha256,
		@Size(max = 100_000) @Nullable List<@NotNull @PositiveOrZero Integer> pages,
		@Positive @Nullable Integer partCount,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(
				max = 10) List<@NotNull @Size(max = 100) @PlainText String> notes,
		@NotNull(message = "is required") RecordStatus status, @Valid @Nullable Problem error,
		@Nullable Instant createdAt, @Nullable Instant updatedAt) {

	public FileRecord {
		// not List.copyOf: a null among them is for validation to name
		tags = (tags != null) ? Collections.unmodifiableList(tags) : List.of();
		notes = (notes != null) ? Collections.unmodifiableList(notes) : List.of();
	}

	/**
	 * The record of an upload that is in the bucket.
	 * @param processId the process that was asked for with it
	 */
	public static FileRecord uploaded(FileMetadata metadata, StoredFile file, @Nullable UUID processId, Instant now) {
		return new FileRecord(file.id(), null, processId, metadata.fileName(), metadata.folderName(),
				metadata.description(), metadata.tags(), null, null, null, null, null, null, null, null, List.of(),
				RecordStatus.QUEUED, null, now, null)
			.stored(file);
	}

	/**
	 * The record that is told of an id until its row is written.
	 */
	public static FileRecord queued(UUID id) {
		return new FileRecord(id, null, null, null, null, null, List.of(), null, null, null, null, null, null, null,
				null, List.of(), RecordStatus.QUEUED, null, null, null);
	}

	/** The file, of one that is in the bucket. */
	public StoredFile file() {
		return new StoredFile(this.id, Objects.requireNonNull(this.objectKey), Objects.requireNonNull(this.bucket),
				Objects.requireNonNull(this.url), Objects.requireNonNull(this.mimeType),
				Objects.requireNonNull(this.size), this.sha256);
	}

	/**
	 * The same for a process that is asked for now, without its pages: they are written
	 * already, and a message may not hold them beside those that the process lists.
	 */
	public FileRecord inProcess(UUID process, Instant now) {
		return new FileRecord(this.id, this.parentId, process, this.fileName, this.folderName, this.description,
				this.tags, this.objectKey, this.bucket, this.url, this.mimeType, this.size, this.sha256, null,
				this.partCount, this.notes, this.status, this.error, now, this.updatedAt);
	}

	/** The same, being made. */
	public FileRecord running() {
		return with(RecordStatus.RUNNING, null);
	}

	/** The same, being made, and why it is not done: the last attempt failed. */
	public FileRecord running(Problem lastAttempt) {
		return with(RecordStatus.RUNNING, lastAttempt);
	}

	/** The same, failed. */
	public FileRecord failed(Problem why) {
		return with(RecordStatus.FAILED, why);
	}

	/** The same, in the bucket. */
	public FileRecord stored(StoredFile file) {
		return new FileRecord(this.id, this.parentId, this.processId, this.fileName, this.folderName, this.description,
				this.tags, file.objectKey(), file.bucket(), file.url(), file.mimeType(), file.size(), file.sha256(),
				this.pages, this.partCount, this.notes, RecordStatus.SUCCEEDED, null, this.createdAt, this.updatedAt);
	}

	/** The same, not made: it would have so many bytes. */
	public FileRecord planned(long bytes) {
		return with(bytes, this.notes, RecordStatus.PLANNED, null);
	}

	/** The same, with more notes, in the order of the alphabet. */
	public FileRecord noted(List<String> more) {
		List<String> all = Stream.concat(this.notes.stream(), more.stream()).sorted().toList();
		return with(this.size, all, this.status, this.error);
	}

	private FileRecord with(RecordStatus newStatus, @Nullable Problem newError) {
		return with(this.size, this.notes, newStatus, newError);
	}

	private FileRecord with(@Nullable Long newSize, List<String> newNotes, RecordStatus newStatus,
			@Nullable Problem newError) {
		return new FileRecord(this.id, this.parentId, this.processId, this.fileName, this.folderName, this.description,
				this.tags, this.objectKey, this.bucket, this.url, this.mimeType, newSize, this.sha256, this.pages,
				this.partCount, newNotes, newStatus, newError, this.createdAt, this.updatedAt);
	}

}
