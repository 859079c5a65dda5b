import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a zip so that the jars in it are not compressed themselves, only the zip is: it
 * gets a third smaller, because classes share most of their words, and a function starts
 * faster, because it inflates nothing. Signatures are left out, which the JVM would
 * verify class by class. Lambda unpacks the zip once, when it is deployed.
 *
 * <p>
 * Run while building: {@code java StoreJars.java function.zip}
 */
final class StoreJars {

	private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

	private StoreJars() {
	}

	public static void main(String[] arguments) throws IOException {
		Path zip = Path.of(arguments[0]);
		Path rewritten = zip.resolveSibling(zip.getFileName() + ".rewritten");
		try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip));
				ZipOutputStream out = zipTo(Files.newOutputStream(rewritten))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				byte[] bytes = in.readAllBytes();
				out.putNextEntry(like(entry));
				out.write(entry.getName().endsWith(".jar") ? stored(bytes) : bytes);
			}
		}
		Files.move(rewritten, zip, StandardCopyOption.REPLACE_EXISTING);
	}

	private static byte[] stored(byte[] jar) throws IOException {
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar)); ZipOutputStream out = zipTo(result)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				if (!SIGNATURE.matcher(entry.getName()).matches()) {
					store(entry, in, out);
				}
			}
		}
		return result.toByteArray();
	}

	private static void store(ZipEntry entry, InputStream in, ZipOutputStream out) throws IOException {
		byte[] bytes = in.readAllBytes();
		CRC32 crc = new CRC32();
		crc.update(bytes);
		ZipEntry stored = like(entry);
		stored.setMethod(ZipEntry.STORED);
		stored.setSize(bytes.length);
		stored.setCrc(crc.getValue());
		out.putNextEntry(stored);
		out.write(bytes);
	}

	private static ZipEntry like(ZipEntry entry) {
		ZipEntry copy = new ZipEntry(entry.getName());
		copy.setTimeLocal(entry.getTimeLocal());
		return copy;
	}

	private static ZipOutputStream zipTo(OutputStream stream) {
		ZipOutputStream zip = new ZipOutputStream(stream);
		zip.setLevel(Deflater.BEST_COMPRESSION);
		return zip;
	}

}
