package io.filepipeline.host.changes;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.host.HostProperties;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

import org.springframework.stereotype.Component;

/**
 * The objects of records in the bucket: files, and the plans of uploads straight to S3.
 */
@Component
class StoredObjects {

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
	 * @throws software.amazon.awssdk.core.exception.SdkException when S3 does not answer
	 * @throws Unavailable when it does not delete all of them
	 */
	void delete(List<UUID> ids) {
		// never by a key that a message has named
		List<ObjectIdentifier> keys = ids.stream()
			.flatMap((id) -> Stream.of(StoredFile.keyOf(id), DirectUpload.keyOf(id)))
			.map((key) -> ObjectIdentifier.builder().key(key).build())
			.toList();
		DeleteObjectsResponse answer = this.s3.deleteObjects(
				(delete) -> delete.bucket(this.bucket).delete((objects) -> objects.objects(keys).quiet(true)));
		if (!answer.errors().isEmpty()) {
			throw new Unavailable(
					"S3 did not delete " + answer.errors().size() + " objects: " + answer.errors().get(0).code());
		}
	}

}
