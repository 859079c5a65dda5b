package io.filepipeline.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import io.filepipeline.contracts.Json;

/**
 * The environment variables of functions while a pipeline runs: a file in its folder, so
 * that a function that is invoked beside it works on the same servers.
 */
public final class LambdaEnvironment {

	private static final String FILE = "lambda-environment.json";

	private LambdaEnvironment() {
	}

	/** Writes them for others to read, who are the same user. */
	public static void write(Path folder, Map<String, String> environment) throws IOException {
		Path file = folder.resolve(FILE);
		Files.deleteIfExists(file);
		if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		Files.writeString(file, Json.write(environment));
	}

	public static void delete(Path folder) throws IOException {
		Files.deleteIfExists(folder.resolve(FILE));
	}

	/** Those of the pipeline that runs; empty when none does. */
	@SuppressWarnings("unchecked")
	static Optional<Map<String, String>> read(Path folder) throws IOException {
		Path file = folder.resolve(FILE);
		return Files.exists(file) ? Optional.of(Json.read(Files.readString(file), Map.class)) : Optional.empty();
	}

}
