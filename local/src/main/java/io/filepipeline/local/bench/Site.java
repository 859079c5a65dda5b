package io.filepipeline.local.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.contracts.Setting;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.local.ObjectStore;
import io.filepipeline.local.Ports;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What a function that splits has around it: S3, and somebody who takes its callbacks.
 *
 * @param store the S3 server
 * @param s3 its client
 * @param callbacks takes the callbacks
 */
record Site(ObjectStore store, S3Client s3, CallbackReceiver callbacks) implements AutoCloseable {

	private static final String REGION = "local";

	/** The server takes any. */
	private static final String CREDENTIAL = "local";

	/** Nobody verifies what it signs, but without it the function does not start. */
	private static final String SECRET = "whsec_bm8gc2VjcmV0IG5vIHNlY3JldCBubyBzZWNyZXQ=";

	static Site start(Path folder) throws Exception {
		ObjectStore store = ObjectStore.start(folder, Ports.free().s3());
		S3Client s3 = S3Client.builder()
			.endpointOverride(URI.create(store.endpoint()))
			.region(Region.of(REGION))
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(CREDENTIAL, CREDENTIAL)))
			.build();
		return new Site(store, s3, CallbackReceiver.start());
	}

	/** What the function finds in its environment. */
	Map<String, String> environment() {
		return Map.of(Setting.BUCKET.variable(), ObjectStore.BUCKET, Setting.CALLBACK_URL.variable(),
				this.callbacks.url(), Setting.SIGNING_SECRET.variable(), SECRET, "AWS_ENDPOINT_URL_S3",
				this.store.endpoint(), "AWS_REGION", REGION, "AWS_ACCESS_KEY_ID", CREDENTIAL, "AWS_SECRET_ACCESS_KEY",
				CREDENTIAL);
	}

	/** Puts a document into the bucket. */
	void put(String key, Path document) {
		this.s3.putObject((put) -> put.bucket(ObjectStore.BUCKET).key(key), document);
	}

	/**
	 * Takes a part out of the bucket.
	 * @throws IOException when it is not there
	 */
	byte[] take(UUID id) throws IOException {
		String key = StoredFile.keyOf(id);
		try {
			byte[] part = this.s3.getObjectAsBytes((get) -> get.bucket(ObjectStore.BUCKET).key(key)).asByteArray();
			this.s3.deleteObject((delete) -> delete.bucket(ObjectStore.BUCKET).key(key));
			return part;
		}
		catch (NoSuchKeyException ex) {
			throw new IOException("A part is not in the bucket", ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.callbacks.close();
		this.s3.close();
		this.store.close();
	}

}
