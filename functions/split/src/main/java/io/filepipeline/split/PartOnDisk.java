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

/**
 * A part that is written and not yet stored.
 *
 * @param file where it is
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal
 */
record PartOnDisk(Path file, long size, String sha256) {

	/**
	 * The same, encrypted, in its place.
	 * @throws Refusal if it cannot be encrypted
	 */
	PartOnDisk encrypted(Protection protection, Path target) throws IOException {
		try (Writer writer = new Writer(target)) {
			protection.encrypt(this.file, this.sha256, writer::open);
			Files.delete(this.file);
			return writer.finish();
		}
	}

	/**
	 * Where a part is written to; its digest is taken as it passes.
	 */
	static final class Writer implements AutoCloseable {

		private final Path file;

		private final MessageDigest digest = Sha256.digest();

		private OutputStream stream = OutputStream.nullOutputStream();

		Writer(Path file) {
			this.file = file;
		}

		/** Begins, or begins anew. */
		OutputStream open() throws IOException {
			this.stream.close();
			this.digest.reset();
			this.stream = new DigestOutputStream(Files.newOutputStream(this.file), this.digest);
			return this.stream;
		}

		PartOnDisk finish() throws IOException {
			this.stream.close();
			return new PartOnDisk(this.file, Files.size(this.file), Sha256.hex(this.digest.digest()));
		}

		@Override
		public void close() throws IOException {
			this.stream.close();
		}

	}

}
