package io.filepipeline.contracts;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an upload, in one of the three ways they can be handed in.
 */
public sealed interface Content {

	/**
	 * Bytes in memory: a direct invocation, where the caller's platform bounds their
	 * size.
	 *
	 * @param value the bytes, not copied
	 */
	record Bytes(byte[] value) implements Content {
	}

	/**
	 * Bytes that can be read again from the start, as a spooled multipart file can: a
	 * transfer that breaks is repeated without asking the client.
	 *
	 * @param size the exact length in bytes
	 * @param opener opens the bytes at their start
	 */
	record Stream(long size, Opener opener) implements Content {
	}

	/**
	 * An object that is already in the pipeline's bucket. It is copied, never moved.
	 *
	 * @param bucket the bucket, which must be the pipeline's own
	 * @param key the object's key
	 */
	record StoredObject(String bucket, String key) implements Content {
	}

	/**
	 * Opens the same bytes at their start each time it is called.
	 */
	@FunctionalInterface
	interface Opener {

		InputStream open() throws IOException;

	}

}
