package io.filepipeline.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The native part of AWS's runtime. By itself, each process unpacks it to the same place,
 * over the file that others have loaded, which crashes them: on Lambda every process has
 * a file system of its own. Here it is unpacked once, and each process told where.
 */
final class NativeClient {

	private static final String PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

	private NativeClient() {
	}

	/**
	 * The option of the JVM that tells where it is; empty where the runtime has to find
	 * it itself.
	 * @param runtime the folder with the jars of AWS's runtime
	 */
	static Optional<String> option(Path runtime) {
		String platform = System.getProperty("os.arch").equals("aarch64") ? "linux-aarch_64" : "linux-x86_64";
		Path library = runtime.resolve("libaws-lambda-jni." + platform + ".so").toAbsolutePath();
		try {
			if (!Files.exists(library) && !unpack(runtime, library)) {
				return Optional.empty();
			}
			return Optional.of("-D" + PROPERTY + "=" + library);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static boolean unpack(Path runtime, Path library) throws IOException {
		try (Stream<Path> jars = Files.list(runtime)) {
			Path jar = jars.filter((file) -> file.toString().contains("runtime-interface-client"))
				.findFirst()
				.orElseThrow(() -> new IOException("AWS's runtime is not in " + runtime + ": build first"));
			try (JarFile content = new JarFile(jar.toFile())) {
				ZipEntry entry = content.getEntry("jni/" + library.getFileName());
				if (entry == null) {
					return false;
				}
				Path unpacked = Files.createTempFile(runtime, "jni-", ".so");
				try (InputStream in = content.getInputStream(entry)) {
					Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
				}
				Files.move(unpacked, library, StandardCopyOption.ATOMIC_MOVE);
				return true;
			}
		}
	}

}
