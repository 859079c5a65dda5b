package io.filepipeline.split;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

import io.filepipeline.contracts.Sha256;

/**
 * A part that is written and not yet stored.
 *
 * @param file where it is
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal
 */
record PartOnDisk(Path file, long size, String sha256) {

	/**
	 * Where a part is written to; its digest is taken as it passes.
	 */
	static final class Writer implements AutoCloseable {

		private final Path file;

		private final MessageDigest digest = Sha256.digest();

		private final OutputStream stream;

		Writer(Path file) throws IOException {
			this.file = file;
			this.stream = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), this.digest);
		}

		OutputStream stream() {
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
