package io.filepipeline.lambda;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Digests and encryption by AWS's native code, where the zip brings it. Lambda's JVM has
 * only its first compiler, unless it starts from a snapshot, and Java's own take many
 * times as long with it: they need what the second one makes of them. Only what takes
 * that time is replaced. Random numbers and keys remain Java's, which are known to be
 * safe in the copies that are made of a snapshot.
 */
final class NativeCryptography extends Provider {

	private static final Logger logger = LoggerFactory.getLogger(NativeCryptography.class);

	private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

	private NativeCryptography(Provider corretto) throws NoSuchAlgorithmException {
		super("NativeCryptography", corretto.getVersionStr(), "SHA-256 and AES-GCM of " + corretto.getName());
		putService(new NativeService(this, corretto, "MessageDigest", "SHA-256"));
		putService(new NativeService(this, corretto, "Cipher", "AES/GCM/NoPadding"));
	}

	/**
	 * Puts it before Java's own, and says so; when it cannot be loaded, Java's own
	 * remain.
	 * @param folder where the zip is unpacked, with a jar for each kind of processor
	 * under {@code native/}, or with none
	 */
	static void install(Path folder) {
		Path natives = folder.resolve("native");
		if (!Files.exists(natives)) {
			return;
		}
		try {
			NativeCryptography provider = new NativeCryptography(
					corretto(natives.resolve(System.getProperty("os.arch"))));
			Security.insertProviderAt(provider, 1);
			logger.info("{}, {}, in native code", provider.getInfo(), provider.getVersionStr());
		}
		catch (IOException | ReflectiveOperationException | NoSuchAlgorithmException | LinkageError ex) {
			logger.warn("No SHA-256 and AES-GCM in native code, but Java's own, which are slower here: {}",
					ex.toString());
		}
	}

	private static Provider corretto(Path folder) throws IOException, ReflectiveOperationException {
		List<URL> jars = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
			for (Path file : files) {
				jars.add(file.toUri().toURL());
			}
		}
		// stays open as long as the process: classes are loaded when they are needed
		ClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), NativeCryptography.class.getClassLoader());
		return (Provider) Class.forName(CORRETTO, true, loader).getConstructor().newInstance();
	}

	/**
	 * One of the other provider's services, as this one's.
	 */
	private static final class NativeService extends Service {

		private final Service service;

		NativeService(Provider provider, Provider corretto, String type, String algorithm)
				throws NoSuchAlgorithmException {
			super(provider, type, algorithm, corretto.getClass().getName(), null, null);
			Service service = corretto.getService(type, algorithm);
			if (service == null) {
				throw new NoSuchAlgorithmException("The library does not fit this system");
			}
			this.service = service;
		}

		@Override
		public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
			return this.service.newInstance(parameter);
		}

	}

}
