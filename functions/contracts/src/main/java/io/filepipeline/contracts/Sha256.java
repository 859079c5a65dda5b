package io.filepipeline.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * SHA-256, in hexadecimal as records have it.
 */
public final class Sha256 {

	static final String SYNTAX = "[0-9a-fA-F]{64}";

	static final String EXPECTED = "must be a SHA-256: 64 hexadecimal digits";

	private Sha256() {
	}

	/** A digest of bytes that are still to come. */
	public static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** Of a text in UTF-8. */
	public static String of(String text) {
		return hex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Of all bytes of a stream, of which memory holds a few kilobytes at a time.
	 * @throws UncheckedIOException when it cannot be read to its end
	 */
	public static String of(InputStream stream) {
		MessageDigest digest = digest();
		try (DigestInputStream in = new DigestInputStream(stream, digest)) {
			in.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return hex(digest.digest());
	}

	/** The same in base64, as S3 has it. */
	public static String base64(String hex) {
		return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
	}

	/** A finished digest as text. */
	public static String hex(byte[] digest) {
		return HexFormat.of().formatHex(digest);
	}

}
