package io.filepipeline.split;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

import io.filepipeline.contracts.Sha256;
import io.filepipeline.split.pdf.Protection;
import io.filepipeline.split.pdf.Refusal;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * A part that is written and not yet stored: in memory if it is small, as most parts are,
 * and else on the disk, where to create a file takes longer than to write it.
 *
 * @param file where it is, or would be
 * @param memory its bytes; {@code null} if they are on the disk
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal
 */
record PartBytes(Path file, byte @Nullable [] memory, long size, String sha256) {

	static final String TYPE = "application/pdf";

	/** Together, those that are under way have a few megabytes. */
	private static final int MOST_IN_MEMORY = 1024 * 1024;

	/** What S3 is sent. */
	RequestBody body() {
		return (this.memory != null) ? RequestBody
			.fromContentProvider(ContentStreamProvider.fromByteArrayUnsafe(this.memory), this.size, TYPE)
				: RequestBody.fromFile(this.file);
	}

	/**
	 * The same, encrypted, in its place.
	 * @throws Refusal if it cannot be encrypted
	 */
	PartBytes encrypted(Protection protection, Path target) throws IOException {
		if (this.memory != null) {
			Files.write(this.file, this.memory);
		}
		try (Writer writer = new Writer(target)) {
			protection.encrypt(this.file, this.sha256, writer::open);
			Files.delete(this.file);
			return writer.finish();
		}
	}

	void delete() throws IOException {
		if (this.memory == null) {
			Files.delete(this.file);
		}
	}

	/**
	 * Where a part is written to; its digest is taken as it passes.
	 */
	static final class Writer implements AutoCloseable {

		private final Path file;

		private final MessageDigest digest = Sha256.digest();

		private DeferredFileOutputStream bytes;

		Writer(Path file) throws IOException {
			this.file = file;
			this.bytes = empty();
		}

		private DeferredFileOutputStream empty() throws IOException {
			return DeferredFileOutputStream.builder()
				.setThreshold(MOST_IN_MEMORY)
				.setOutputFile(this.file.toFile())
				.get();
		}

		/** Begins, or begins anew. */
		OutputStream open() throws IOException {
			this.bytes.close();
			this.bytes = empty();
			this.digest.reset();
			return new DigestOutputStream(this.bytes, this.digest);
		}

		PartBytes finish() throws IOException {
			this.bytes.close();
			return new PartBytes(this.file, this.bytes.isInMemory() ? this.bytes.getData() : null,
					this.bytes.getByteCount(), Sha256.hex(this.digest.digest()));
		}

		@Override
		public void close() throws IOException {
			this.bytes.close();
		}

	}

}
