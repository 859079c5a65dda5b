package io.filepipeline.contracts;

import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a user says of a folder.
 *
 * @param folderName the folder's name, 1 to 255 characters
 * @param retentionDays for how many days it keeps a record after it was created, 1 to
 * 36,500; null for ever
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FolderSettings(@Size(min = 1, max = 255) @PlainText String folderName,
		@Min(1) @Max(36_500) @Nullable Integer retentionDays) {

	/**
	 * Reads the settings of a folder.
	 * @throws RejectedRequest when one is missing, of the wrong type or out of bounds
	 */
	public static FolderSettings read(String folderName, String json) {
		Integer days = Json.read(json, FolderSettings.class).retentionDays();
		// a slip of the pen must not mean for ever
		if (!Json.read(json, Map.class).containsKey("retention_days")) {
			throw RejectedRequest.invalid("/retention_days", "is required; null is for ever");
		}
		return Constraints.check(new FolderSettings(folderName, days), "");
	}

}
