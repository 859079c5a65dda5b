package io.filepipeline.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

import io.filepipeline.contracts.Content;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.StoredFile;
import org.apache.tika.Tika;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import org.springframework.util.unit.DataSize;

/**
 * The bucket in which files are stored. Memory does not grow with a file: its bytes flow
 * from where they are to S3, and its SHA-256 is taken as they pass.
 */
class FileStore {

	/** As far as file formats put their marks: PDF readers look that far for theirs. */
	private static final int PREFIX_BYTES = 8192;

	private final Tika tika = new Tika();

	private final S3Client s3;

	private final String bucket;

	private final DataSize maxSize;

	FileStore(S3Client s3, String bucket, DataSize maxSize) {
		this.s3 = s3;
		this.bucket = bucket;
		this.maxSize = maxSize;
	}

	/**
	 * Finds out what is to be stored, without storing it.
	 * @throws RejectedRequest when it is empty, too large, or not there
	 */
	IncomingFile inspect(Content content) {
		Content.Stream stream = streamOf(content);
		if (stream.size() == 0) {
			throw RejectedRequest.because(ProblemCode.EMPTY_FILE, "The file has no bytes");
		}
		if (stream.size() > this.maxSize.toBytes()) {
			throw RejectedRequest.because(ProblemCode.FILE_TOO_LARGE,
					"The file has " + stream.size() + " bytes; at most " + this.maxSize.toBytes() + " are allowed");
		}
		try (InputStream bytes = stream.opener().open()) {
			return new IncomingFile(stream, this.tika.detect(bytes.readNBytes(PREFIX_BYTES)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Stores a file under the key of its record.
	 * @throws software.amazon.awssdk.core.exception.SdkException when it is not stored
	 */
	StoredFile store(UUID id, IncomingFile file) {
		String key = StoredFile.keyOf(id);
		// a broken transfer starts again from the first byte, and so must the digest
		MessageDigest[] digest = new MessageDigest[1];
		RequestBody body = RequestBody.fromContentProvider(() -> {
			digest[0] = Sha256.digest();
			return new DigestInputStream(open(file.content()), digest[0]);
		}, file.content().size(), file.mimeType());
		this.s3.putObject((put) -> put.bucket(this.bucket).key(key), body);
		return stored(id, file.mimeType(), file.content().size()).withSha256(Sha256.hex(digest[0].digest()));
	}

	/**
	 * The file under the key of its record, if it is there. Nobody knows its SHA-256.
	 */
	Optional<StoredFile> find(UUID id) {
		String key = StoredFile.keyOf(id);
		try (ResponseInputStream<GetObjectResponse> prefix = this.s3
			.getObject((get) -> get.bucket(this.bucket).key(key).range("bytes=0-" + (PREFIX_BYTES - 1)))) {
			String range = prefix.response().contentRange();
			long size = Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
			return Optional.of(stored(id, this.tika.detect(prefix.readAllBytes()), size));
		}
		catch (NoSuchKeyException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private StoredFile stored(UUID id, String mimeType, long size) {
		String key = StoredFile.keyOf(id);
		String url = this.s3.utilities().getUrl((get) -> get.bucket(this.bucket).key(key)).toExternalForm();
		return new StoredFile(id, key, this.bucket, url, mimeType, size, null);
	}

	/** What tells this file from others, without storing it. */
	String sha256(IncomingFile file) {
		return Sha256.of(open(file.content()));
	}

	void delete(StoredFile file) {
		this.s3.deleteObject((delete) -> delete.bucket(file.bucket()).key(file.objectKey()));
	}

	private Content.Stream streamOf(Content content) {
		if (content instanceof Content.Stream stream) {
			return stream;
		}
		if (content instanceof Content.Bytes bytes) {
			return new Content.Stream(bytes.value().length, () -> new ByteArrayInputStream(bytes.value()));
		}
		return streamOf((Content.StoredObject) content);
	}

	private Content.Stream streamOf(Content.StoredObject source) {
		if (!this.bucket.equals(source.bucket())) {
			throw RejectedRequest.invalid("/source/bucket", "must be the pipeline's own bucket");
		}
		if (source.key() == null || source.key().isEmpty()) {
			throw RejectedRequest.invalid("/source/key", "is required");
		}
		try {
			long size = this.s3.headObject((head) -> head.bucket(this.bucket).key(source.key())).contentLength();
			return new Content.Stream(size,
					() -> this.s3.getObject((get) -> get.bucket(this.bucket).key(source.key())));
		}
		catch (NoSuchKeyException ex) {
			throw RejectedRequest.invalid("/source/key", "must name an object in the bucket");
		}
	}

	private static InputStream open(Content.Stream content) {
		try {
			return content.opener().open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
