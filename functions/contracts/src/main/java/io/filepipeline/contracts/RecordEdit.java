package io.filepipeline.contracts;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a user changes of a record: a merge patch (RFC 7396). What is absent stays, what
 * is null is removed.
 *
 * @param patch the patch as JSON, with the fields of the record that it changes
 */
public record RecordEdit(String patch) {

	private static final Set<String> EDITABLE = Set.of("description", "folder_name", "tags");

	/**
	 * Reads a patch.
	 * @throws RejectedRequest when it has other fields than {@code description},
	 * {@code folder_name} and {@code tags}, or values that are out of bounds
	 */
	public static RecordEdit read(String json) {
		Constraints.check(Json.read(json, Fields.class), "");
		Map<?, ?> patch = Json.read(json, Map.class);
		patch.keySet().stream().filter((name) -> !EDITABLE.contains(name)).findFirst().ifPresent((name) -> {
			throw RejectedRequest.invalid("/" + name.toString().replace("~", "~0").replace("/", "~1"),
					"cannot be changed; description, folder_name and tags can");
		});
		return new RecordEdit(Json.write(patch));
	}

	/** The bounds are those of an upload's metadata. */
	@JsonNaming(SnakeCaseStrategy.class)
	record Fields(@Size(max = 4000) @PlainText(multiline = true) @Nullable String description,
			@Size(min = 1, max = 255) @PlainText @Nullable String folderName,
			@Size(max = 50) @Nullable List<@NotNull(message = "must be a string") @Size(min = 1,
					max = 100) @PlainText String> tags) {
	}

}
