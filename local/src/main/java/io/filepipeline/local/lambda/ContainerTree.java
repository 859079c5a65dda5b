package io.filepipeline.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * What the file trees of all container images have in common: {@code start.sh}, which
 * starts the JVM with what {@code java.args} says, and with the AOT cache if there is
 * one.
 */
public final class ContainerTree {

	/** The name of the AOT cache. */
	public static final String CACHE = "start.aot";

	/** The first JDK that writes an AOT cache in one step (JEP 514). */
	private static final int CACHE_SINCE = 25;

	private ContainerTree() {
	}

	/**
	 * Writes the script.
	 * @param folder the tree, in which the JVM is started
	 * @param arguments of the JVM, with what is to be run
	 */
	public static void writeStart(Path folder, List<String> arguments) throws IOException {
		Files.writeString(folder.resolve("java.args"), String.join("\n", arguments) + "\n");
		try (InputStream script = ContainerTree.class.getResourceAsStream("start.sh")) {
			Path start = start(folder);
			Files.write(start, script.readAllBytes());
			if (!start.toFile().setExecutable(true, false)) {
				throw new IOException(start + " cannot be made executable");
			}
		}
	}

	/**
	 * Deletes what is in a folder, which need not be there: but not the folder, which may
	 * be in one that belongs to somebody else.
	 */
	public static void empty(Path folder) throws IOException {
		Files.createDirectories(folder);
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				FileSystemUtils.deleteRecursively(file);
			}
		}
	}

	/** Where the script is. */
	public static Path start(Path folder) {
		return folder.resolve("start.sh");
	}

	/** Whether this JVM can write the cache. */
	public static boolean canTrain() {
		return Runtime.version().feature() >= CACHE_SINCE;
	}

}
