package io.filepipeline.contracts;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * One part of a document.
 *
 * @param id the id that the part's record will have, given at upload; what a user sends
 * here is ignored
 * @param pages zero-based page numbers; they may repeat and come in any order. At most
 * 100,000 in all parts together
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartRequest(@Nullable UUID id, @NotEmpty(
		message = "must list at least one page") List<@NotNull(message = "must be a page number") @PositiveOrZero(
				message = "must be a zero-based page number, 0 or more") Integer> pages) {
}
