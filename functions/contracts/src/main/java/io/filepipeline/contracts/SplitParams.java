package io.filepipeline.contracts;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The parts that a document is split into. All of it applies to the merged document where
 * there is one. One of {@code file_map}, {@code ranges} and {@code extract} says which
 * pages are taken, all if none does. Each other way divides what those before it have
 * made, in the order in which they stand here.
 *
 * @param merge the records of documents whose pages follow those of the document, 1 to
 * 100
 * @param fileMap one entry per part, at least one; with their ids, some 16,000 fit into a
 * message
 * @param ranges one entry per part, 1 to 100,000, each in the language of
 * {@link PageRanges}
 * @param extract the pages of the only part, in the language of {@link PageRanges}
 * @param atBookmarks begins a part at each page that a bookmark leads to, down to this
 * level, and names it after the bookmark
 * @param atBarcode begins a part after each page with a code in whose content this is
 * found, and leaves that page out; as {@link RegularExpression} says
 * @param atBlankPages begins a part after each blank page, and leaves that page out
 * @param keepSeparators whether those pages stay, each as the first of the part that it
 * begins
 * @param atText begins a part at each page in whose text this is found; as
 * {@link RegularExpression} says
 * @param parts how many parts of the same length, up to a page
 * @param every how many pages a part has, the last perhaps fewer
 * @param maxSize how many bytes a part has at most, before it is encrypted
 * @param password opens an encrypted document, at most 127 characters; never logged
 * @param encrypt protects the parts
 * @param preview whether to tell only which parts there would be, and how large
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@WaysToSplit
public record SplitParams(
		@Nullable @Size(min = 1, max = 100,
				message = "must list 1 to 100 ids of records") List<@NotNull(message = "must be a UUID") UUID> merge,
		@Nullable @Size(min = 1,
				message = "must list at least one part, such as {\"pages\":[0,1]}") List<@NotNull(
						message = "must be an object, such as {\"pages\":[0,1]}") @Valid PartRequest> fileMap,
		@Nullable @Size(min = 1, max = SplitParams.MAX_PARTS,
				message = "must list 1 to 100000 parts, such as \"1-3\"") List<@NotNull(
						message = "must be a string, such as \"1-3\"") @PageRanges.Syntax String> ranges,
		@Nullable @PageRanges.Syntax String extract,
		@Nullable @Min(value = 1, message = "must be a level, 1 or more") Integer atBookmarks,
		@Nullable @RegularExpression.Syntax String atBarcode, boolean atBlankPages, boolean keepSeparators,
		@Nullable @RegularExpression.Syntax String atText,
		@Nullable @Min(value = 2, message = "must be 2 to 100000") @Max(value = SplitParams.MAX_PARTS,
				message = "must be 2 to 100000") Integer parts,
		@Nullable @Min(value = 1, message = "must be 1 or more") Integer every,
		@Nullable @Min(value = 1024, message = "must be 1024 bytes or more") Long maxSize,
		@Nullable @Pattern(regexp = "[^" + PlainText.NO_TEXT + "]{1,127}",
				message = "must have 1 to 127 characters, all of them valid Unicode") String password,
		@Nullable @Valid Encryption encrypt, boolean preview) {

	/** How many parts a document may have. */
	public static final int MAX_PARTS = 100_000;

	/**
	 * The parts that are listed page by page.
	 */
	public static SplitParams of(List<PartRequest> fileMap) {
		return new SplitParams(null, fileMap, null, null, null, null, false, false, null, null, null, null, null, null,
				false);
	}

	/**
	 * The parts, if they are known before the document is opened; empty if not.
	 */
	public List<PartRequest> listedParts() {
		return (this.fileMap != null && !divides()) ? this.fileMap : List.of();
	}

	/** Settings and messages end up in logs, passwords must not. */
	@Override
	public String toString() {
		return "SplitParams" + Json.write(withoutPasswords());
	}

	/** Whether there is anything that divides, and does not only choose pages. */
	boolean divides() {
		return this.atBlankPages
				|| Stream.of(this.atBookmarks, this.atBarcode, this.atText, this.parts, this.every, this.maxSize)
					.anyMatch(Objects::nonNull);
	}

	SplitParams withoutPasswords() {
		return new SplitParams(this.merge, this.fileMap, this.ranges, this.extract, this.atBookmarks, this.atBarcode,
				this.atBlankPages, this.keepSeparators, this.atText, this.parts, this.every, this.maxSize, null, null,
				this.preview);
	}

	SplitParams withFileMap(List<PartRequest> other) {
		return new SplitParams(this.merge, other, this.ranges, this.extract, this.atBookmarks, this.atBarcode,
				this.atBlankPages, this.keepSeparators, this.atText, this.parts, this.every, this.maxSize,
				this.password, this.encrypt, this.preview);
	}

}
