package io.filepipeline.host.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk that uploads are spooled to. What they have announced counts until they end:
 * only then is it known not to be written any more.
 */
final class SpoolDisk {

	private static final Logger logger = LoggerFactory.getLogger(SpoolDisk.class);

	private final Path folder;

	private final long spare;

	private final AtomicLong announced = new AtomicLong();

	/**
	 * Looks after a disk.
	 * @param folder on the disk
	 * @param spare the bytes that are left free
	 */
	SpoolDisk(Path folder, long spare) {
		this.folder = folder;
		this.spare = spare;
	}

	/** Whether there was room for so many bytes, which are then to be released. */
	boolean reserve(long bytes) {
		if (usable() - this.announced.addAndGet(bytes) >= this.spare) {
			return true;
		}
		release(bytes);
		return false;
	}

	void release(long bytes) {
		this.announced.addAndGet(-bytes);
	}

	/** A disk that cannot even be asked has no room. */
	private long usable() {
		try {
			return Files.getFileStore(this.folder).getUsableSpace();
		}
		catch (IOException ex) {
			logger.warn("The disk for uploads cannot be asked: {}", ex.toString());
			return 0;
		}
	}

}
