package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the standard makes of passwords (ISO 32000-2, 7.6.4.3 and algorithm 2.B).
 */
final class Passwords {

	private static final Pattern SPACES = Pattern.compile("[\\u00A0\\u1680\\u2000-\\u200B\\u202F\\u205F\\u3000]");

	private static final Pattern NOTHING = Pattern
		.compile("[\\u00AD\\u034F\\u1806\\u180B-\\u180D\\u200C\\u200D\\u2060\\uFE00-\\uFE0F\\uFEFF]");

	private static final int MOST_BYTES = 127;

	private static final int ROUNDS = 64;

	private static final String[] DIGESTS = { "SHA-256", "SHA-384", "SHA-512" };

	private Passwords() {
	}

	/** The bytes of a password, whatever keyboard it was typed on (RFC 4013). */
	static byte[] bytes(String password) {
		String mapped = NOTHING.matcher(SPACES.matcher(password).replaceAll(" ")).replaceAll("");
		byte[] bytes = Normalizer.normalize(mapped, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
		return (bytes.length > MOST_BYTES) ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
	}

	/**
	 * The hash of a password: 32 bytes, for which some 200 kB are encrypted.
	 * @param salt what makes it another one each time
	 * @param user the entry U for the owner's password; empty for the user's
	 */
	static byte[] hash(byte[] password, byte[] salt, byte[] user) throws GeneralSecurityException {
		byte[] key = MessageDigest.getInstance("SHA-256").digest(Bytes.join(password, salt, user));
		int last = 0;
		for (int round = 0; round < ROUNDS || last > round - 32; round++) {
			byte[] encrypted = encrypt(Bytes.join(password, key, user), key);
			int sum = 0;
			for (int i = 0; i < 16; i++) {
				sum += encrypted[i] & 0xFF;
			}
			key = MessageDigest.getInstance(DIGESTS[sum % 3]).digest(encrypted);
			last = encrypted[encrypted.length - 1] & 0xFF;
		}
		return Arrays.copyOf(key, 32);
	}

	/** Encrypts something, sixty-four times repeated. */
	private static byte[] encrypt(byte[] piece, byte[] key) throws GeneralSecurityException {
		byte[] pieces = new byte[64 * piece.length];
		for (int i = 0; i < 64; i++) {
			System.arraycopy(piece, 0, pieces, i * piece.length, piece.length);
		}
		Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, 16, "AES"), new IvParameterSpec(key, 16, 16));
		return cipher.doFinal(pieces);
	}

}
