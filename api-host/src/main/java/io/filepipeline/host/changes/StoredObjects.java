package io.filepipeline.host.changes;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.host.HostProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

import org.springframework.stereotype.Component;

/**
 * The objects of records in the bucket: files, and the plans of uploads straight to S3.
 */
@Component
class StoredObjects {

	private static final Logger logger = LoggerFactory.getLogger(StoredObjects.class);

	/** S3 deletes 1,000 objects in one request. */
	static final int BATCH = 500;

	private final S3Client s3;

	private final String bucket;

	StoredObjects(S3Client s3, HostProperties properties) {
		this.s3 = s3;
		this.bucket = properties.storage().bucket();
	}

	/**
	 * Deletes the objects of records; one that is not there is deleted already.
	 * @param ids at most {@link #BATCH}
	 * @return the records of which S3 has deleted them: it may refuse to delete one
	 * @throws software.amazon.awssdk.core.exception.SdkException when S3 does not answer
	 */
	List<UUID> delete(List<UUID> ids) {
		// never by a key that a message has named
		List<ObjectIdentifier> keys = ids.stream()
			.flatMap(StoredObjects::keys)
			.map((key) -> ObjectIdentifier.builder().key(key).build())
			.toList();
		List<S3Error> errors = this.s3
			.deleteObjects(
					(delete) -> delete.bucket(this.bucket).delete((objects) -> objects.objects(keys).quiet(true)))
			.errors();
		if (errors.isEmpty()) {
			return ids;
		}
		logger.warn("S3 has not deleted {} objects: {}", errors.size(), errors.get(0).code());
		Set<String> kept = errors.stream().map(S3Error::key).collect(Collectors.toSet());
		return ids.stream().filter((id) -> keys(id).noneMatch(kept::contains)).toList();
	}

	private static Stream<String> keys(UUID id) {
		return Stream.of(StoredFile.keyOf(id), DirectUpload.keyOf(id));
	}

}
