package io.filepipeline.contracts;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload that are sent next.
 *
 * @param parts 1 to 100 of them
 */
public record PartUrlsRequest(
		@NotNull(message = "is required") @Size(min = 1, max = 100, message = "must list 1 to 100 parts") List<@NotNull(
				message = "must be an object, such as {\"number\":1}") @Valid PartToSend> parts) {

	/**
	 * A part.
	 *
	 * @param number its place, from 1
	 * @param sha256 the SHA-256 of its bytes, in hexadecimal, where the upload was begun
	 * with {@code part_checksums}
	 */
	public record PartToSend(@NotNull(message = "is required") @Positive Integer number,
			@Pattern(regexp = Sha256.SYNTAX, message = Sha256.EXPECTED) @Nullable String sha256) {
	}

}
