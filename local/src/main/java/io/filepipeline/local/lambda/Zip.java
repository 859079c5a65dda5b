package io.filepipeline.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks a zip as a deployment does.
 */
final class Zip {

	private Zip() {
	}

	/** Whatever was in the folder before is deleted. */
	static void unpack(Path zip, Path folder) throws IOException {
		ContainerTree.empty(folder);
		try (InputStream stream = Files.newInputStream(zip); ZipInputStream in = new ZipInputStream(stream)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				Path file = folder.resolve(entry.getName()).normalize();
				if (!file.startsWith(folder)) {
					throw new IOException(entry.getName() + " is outside of the zip");
				}
				if (!entry.isDirectory()) {
					Files.createDirectories(file.getParent());
					Files.copy(in, file);
				}
			}
		}
	}

}
