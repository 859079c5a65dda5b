package io.filepipeline.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Where to PUT the parts of an upload.
 *
 * @param parts in the order in which they were asked for
 */
public record PartUrls(List<PartUrl> parts) {

	/**
	 * Where to PUT a part.
	 *
	 * @param number its place, from 1
	 * @param url a signed URL
	 * @param headers what has to be sent with it
	 * @param expiresAt until when it can be used
	 */
	@JsonNaming(SnakeCaseStrategy.class)
	public record PartUrl(int number, String url, Map<String, String> headers, Instant expiresAt) {
	}

}
