package io.filepipeline.split;

import java.net.URI;
import java.util.Map;

import io.filepipeline.contracts.MissingSetting;
import io.filepipeline.contracts.Setting;
import io.filepipeline.contracts.SigningSecrets;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of splitting.
 *
 * @param storage where parts are stored
 * @param callback where they are reported
 */
@ConfigurationProperties("pipeline")
record SplitProperties(Storage storage, Callback callback) {

	SplitProperties {
		MissingSetting.check(Map.of(Setting.BUCKET, storage.bucket(), Setting.CALLBACK_URL, callback.url(),
				Setting.SIGNING_SECRET, callback.signingSecret()));
	}

	URI callbackUrl() {
		return URI.create(this.callback.url());
	}

	SigningSecrets signingSecrets() {
		return SigningSecrets.parse(this.callback.signingSecret());
	}

	/**
	 * Where parts are stored.
	 *
	 * @param bucket the S3 bucket
	 */
	record Storage(String bucket) {
	}

	/**
	 * Callbacks.
	 *
	 * @param url where parts are reported: {@code POST /api/records/} of the API
	 * @param signingSecret one or more {@code whsec_} secrets, separated by spaces; the
	 * first signs
	 */
	record Callback(String url, String signingSecret) {

		@Override
		public String toString() {
			return "Callback[url=" + this.url + "]";
		}

	}

}
