package io.filepipeline.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a folder for one pipeline. Another would take the PostgreSQL of the first for one
 * that was left behind, and stop it. The system takes the lock away when the process
 * ends, however that happens.
 *
 * @param lock held until it is closed
 */
record FolderLock(FileLock lock) implements AutoCloseable {

	/**
	 * Takes the folder.
	 * @throws CannotStart when a pipeline has it
	 */
	static FolderLock of(Path folder) throws IOException {
		Files.createDirectories(folder);
		FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		FileLock lock = tryLock(channel);
		if (lock == null) {
			channel.close();
			throw new CannotStart("A pipeline is running already with the data in " + folder
					+ ": stop it first, with Ctrl-C where it was started");
		}
		return new FolderLock(lock);
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			// it is this process that has it
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.lock.acquiredBy().close();
	}

}
