package io.filepipeline.upload;

import java.net.URI;
import java.util.Map;

import io.filepipeline.contracts.InvalidSetting;
import io.filepipeline.contracts.MissingSetting;
import io.filepipeline.contracts.Setting;
import io.filepipeline.contracts.SigningSecrets;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The settings of uploads.
 *
 * @param storage where files are stored
 * @param record where records are queued
 * @param split where processing is queued
 * @param callback holds the secret that ids are issued under
 * @param upload the bounds of an upload
 */
@ConfigurationProperties("pipeline")
record UploadProperties(Storage storage, Queue record, Queue split, Callback callback, Limits upload) {

	UploadProperties {
		MissingSetting.check(Map.of(Setting.BUCKET, storage.bucket(), Setting.RECORDS_QUEUE, record.queueUrl(),
				Setting.PROCESSING_QUEUE, split.queueUrl(), Setting.SIGNING_SECRET, callback.signingSecret()));
	}

	SigningSecrets signingSecrets() {
		return SigningSecrets.parse(this.callback.signingSecret());
	}

	/**
	 * Where files are stored.
	 *
	 * @param bucket the S3 bucket
	 * @param publicEndpoint where clients reach S3, if they do so elsewhere than this
	 */
	record Storage(String bucket, @Nullable URI publicEndpoint) {

		Storage {
			if (publicEndpoint != null && publicEndpoint.getHost() == null) {
				throw new InvalidSetting("STORAGE_PUBLIC_ENDPOINT must be a URL, such as https://s3.example.com");
			}
		}

	}

	/**
	 * A queue.
	 *
	 * @param queueUrl its SQS URL
	 */
	record Queue(String queueUrl) {
	}

	/**
	 * Callbacks.
	 *
	 * @param signingSecret one or more {@code whsec_} secrets, separated by spaces
	 */
	record Callback(String signingSecret) {

		/** The secret is left out: settings end up in logs. */
		@Override
		public String toString() {
			return "Callback[]";
		}
	}

	/**
	 * The bounds of an upload.
	 *
	 * @param maxSize the largest file that comes through here, at most the 5 GB that S3
	 * takes in one request
	 */
	record Limits(DataSize maxSize) {
	}

}
