package io.filepipeline.contracts;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How a file is to be split.
 *
 * @param splitParams which pages go into which part
 * @param prefix comes first in the name of every part, at most 100 characters, no path
 * @param suffix comes after the file's own name, at most 100 characters, no path
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ProcessParams(@NotNull(message = "is required") @Valid SplitParams splitParams,
		@Size(max = 100) @PlainName @Nullable String prefix, @Size(max = 100) @PlainName @Nullable String suffix) {

	ProcessParams withParts(List<PartRequest> parts) {
		return new ProcessParams(new SplitParams(parts), this.prefix, this.suffix);
	}

}
