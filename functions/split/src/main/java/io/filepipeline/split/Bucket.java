package io.filepipeline.split;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.StoredFile;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Where documents come from and parts go.
 */
class Bucket {

	/** What ids of the same millisecond and counter begin with. */
	private static final int HIGH_DIGITS = "01a2223b-7a4e-7000-".length();

	private final S3Client s3;

	private final String name;

	Bucket(S3Client s3, String name) {
		this.s3 = s3;
		this.name = name;
	}

	/**
	 * Fetches an object into a file that does not exist yet.
	 * @return whether there is such an object
	 */
	boolean fetch(String bucket, String key, Path file) {
		try {
			this.s3.getObject((get) -> get.bucket(bucket).key(key), file);
			return true;
		}
		catch (NoSuchKeyException ex) {
			return false;
		}
	}

	/**
	 * Fetches the file of a record into one that does not exist yet.
	 * @return whether there is such a file
	 */
	boolean fetch(UUID id, Path file) {
		return fetch(this.name, StoredFile.keyOf(id), file);
	}

	/**
	 * How many bytes the file of a record has.
	 * @return -1 if there is no such file
	 */
	long size(UUID id) {
		try {
			return this.s3.headObject((head) -> head.bucket(this.name).key(StoredFile.keyOf(id))).contentLength();
		}
		catch (NoSuchKeyException ex) {
			return -1;
		}
	}

	/**
	 * The sizes of objects by their keys, in their order: of those whose ids were issued
	 * in the same millisecond as this one, as all of a process are. They are asked for as
	 * they are needed.
	 */
	Stream<Map.Entry<String, Long>> sizes(UUID id) {
		String key = StoredFile.keyOf(id);
		String prefix = key.substring(0, key.length() - id.toString().length() + HIGH_DIGITS);
		return this.s3.listObjectsV2Paginator((list) -> list.bucket(this.name).prefix(prefix))
			.contents()
			.stream()
			.map((object) -> Map.entry(object.key(), object.size()));
	}

	/**
	 * Stores a part under the key of its record. Doing it again changes nothing: the
	 * bytes are the same, which S3 verifies.
	 */
	StoredFile store(UUID id, PartBytes part) {
		String key = StoredFile.keyOf(id);
		this.s3.putObject((put) -> put.bucket(this.name)
			.key(key)
			.contentType(PartBytes.TYPE)
			.checksumSHA256(Sha256.base64(part.sha256())), part.body());
		String url = this.s3.utilities().getUrl((get) -> get.bucket(this.name).key(key)).toExternalForm();
		return new StoredFile(id, key, this.name, url, PartBytes.TYPE, part.size(), part.sha256());
	}

}
