package io.filepipeline.host;

import io.filepipeline.contracts.InvalidSetting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the host itself.
 *
 * @param storage where files are
 * @param callback holds the secrets that callbacks are signed with
 * @param api who may call, and how often
 * @param upload what uploads may take
 * @param download what downloads may take
 * @param split what splitting may take
 */
@ConfigurationProperties("pipeline")
public record HostProperties(Storage storage, Callback callback, Api api, Upload upload, Download download,
		Split split) {

	private static final String CONCURRENCY = "be 1 to 10000";

	/** A document is read while up to eight of its parts are stored. */
	private static final int CONNECTIONS_OF_A_SPLIT = 9;

	/**
	 * How many parts of a zip, and of all zips together, are fetched before their turn.
	 */
	public static final int FETCHED_AHEAD = 16;

	/**
	 * How many requests to S3, or to SQS, can be under way at once. With as many
	 * connections none waits for another.
	 */
	int connections() {
		return this.upload.concurrency + this.download.concurrency + FETCHED_AHEAD
				+ this.split.concurrency * CONNECTIONS_OF_A_SPLIT;
	}

	private static boolean isConcurrency(int value) {
		return value >= 1 && value <= 10_000;
	}

	private static void check(boolean valid, String variable, String must) {
		if (!valid) {
			throw new InvalidSetting(variable + " must " + must);
		}
	}

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

		/** The secret is left out: settings end up in logs. */
		@Override
		public String toString() {
			return "Callback[]";
		}
	}

	/**
	 * Who may call, and how often.
	 *
	 * @param keys the names of API keys and the SHA-256 of each, {@code name:digest},
	 * separated by spaces; when empty, whoever is on this machine
	 * @param rateLimit how many requests a minute each key may make; 0 for any number
	 */
	public record Api(String keys, int rateLimit) {

		public Api {
			check(rateLimit >= 0, "API_RATE_LIMIT", "not be negative");
		}

	}

	/**
	 * What uploads may take.
	 *
	 * @param concurrency how many can be under way at once
	 * @param spareDisk how much of the disk they are spooled to they leave free
	 */
	public record Upload(int concurrency, DataSize spareDisk) {

		public Upload {
			check(isConcurrency(concurrency), "UPLOAD_CONCURRENCY", CONCURRENCY);
		}

	}

	/**
	 * What downloads may take.
	 *
	 * @param concurrency how many can be under way at once
	 */
	public record Download(int concurrency) {

		public Download {
			check(isConcurrency(concurrency), "DOWNLOAD_CONCURRENCY", CONCURRENCY);
		}

	}

	/**
	 * What splitting may take.
	 *
	 * @param concurrency how many documents are split at once
	 */
	public record Split(int concurrency) {

		public Split {
			check(isConcurrency(concurrency), "SPLIT_CONCURRENCY", CONCURRENCY);
		}

	}

}
