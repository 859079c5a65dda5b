package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

import io.filepipeline.contracts.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Passwords for a part, which is encrypted with AES-256 (ISO 32000-2, 7.6.4, revision 6).
 * Of a password the first 127 bytes count.
 *
 * @param userPassword opens the part; empty if it opens without
 * @param ownerPassword allows everything; {@code null} if nobody may do more than is
 * permitted
 * @param permissions what the user may do
 */
public record Protection(String userPassword, @Nullable String ownerPassword, Set<Permission> permissions) {

	/** All that are reserved, and to read aloud. */
	private static final int ALWAYS = 0xFFFFF2C0;

	public Protection {
		permissions = Set.copyOf(permissions);
	}

	/**
	 * Writes a part anew, encrypted. The same part and the same protection make the same
	 * bytes.
	 * @param part a part that {@link PdfDocument} has written
	 * @param sha256 its SHA-256, in hexadecimal
	 * @param target where the encrypted part goes, which is opened once
	 * @throws Refusal if the part has what cannot be encrypted
	 * @throws IOException if the target fails or the part cannot be read
	 */
	public void encrypt(Path part, String sha256, PdfDocument.Target target) throws IOException {
		Attempt.at(() -> {
			try (SourceFile file = SourceFile.open(part)) {
				new EncryptedFile(file, new Sink(target)).write(this, SyntheticRandom.of(this, sha256));
			}
			return part;
		}, "The part takes too much memory to encrypt", "The part cannot be encrypted");
	}

	/** The entry P of the encryption dictionary. */
	int flags() {
		return this.permissions.stream().mapToInt(Protection::bits).reduce(ALWAYS, (all, bits) -> all | bits);
	}

	/** ISO 32000-2, table 22. */
	private static int bits(Permission permission) {
		return switch (permission) {
			case PRINT -> 1 << 2 | 1 << 11;
			case MODIFY -> 1 << 3;
			case COPY -> 1 << 4;
			case ANNOTATE -> 1 << 5;
			case FILL_FORMS -> 1 << 8;
			case ASSEMBLE -> 1 << 10;
		};
	}

	/** Does not tell the passwords. */
	@Override
	public String toString() {
		return "Protection" + this.permissions;
	}

}
