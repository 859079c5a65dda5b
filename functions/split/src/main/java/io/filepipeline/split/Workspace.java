package io.filepipeline.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/**
 * A folder of its own for one split, gone when it ends. Files in it cost no heap.
 *
 * @param folder where it is
 */
record Workspace(Path folder) implements AutoCloseable {

	static Workspace create() throws IOException {
		return new Workspace(Files.createTempDirectory("split-"));
	}

	Path file(String name) {
		return this.folder.resolve(name);
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.folder);
	}

}
