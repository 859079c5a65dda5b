package io.filepipeline.host;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of the host itself.
 *
 * @param storage where files are
 * @param callback holds the secrets that callbacks are signed with
 * @param api who may call
 */
@ConfigurationProperties("pipeline")
public record HostProperties(Storage storage, Callback callback, Api api) {

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

	/**
	 * Who may call.
	 *
	 * @param keys the names of API keys and the SHA-256 of each, {@code name:digest},
	 * separated by spaces; when empty, whoever is on this machine
	 */
	public record Api(String keys) {
	}

}
