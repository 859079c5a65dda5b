package io.filepipeline.host;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of the host itself.
 *
 * @param storage where files are
 * @param callback holds the secrets that callbacks are signed with
 */
@ConfigurationProperties("pipeline")
public record HostProperties(Storage storage, Callback callback) {

	/**
	 * Where files are.
	 *
	 * @param bucket the S3 bucket
	 */
	public record Storage(String bucket) {
	}

	/**
	 * Callbacks.
	 *
	 * @param signingSecret one or more {@code whsec_} secrets, separated by spaces
	 */
	public record Callback(String signingSecret) {
	}

}
