package io.filepipeline.split.pdf;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * The key, salts and initialization vectors of an encrypted part. They are the same when
 * the same part is encrypted again, so that a message that is repeated makes the same
 * file, and cannot be told from random ones by anybody else.
 *
 * <p>
 * They are HMAC-SHA256 of 0, 1, 2 and so on, whose key is made of the passwords, the
 * permissions and the SHA-256 of the part before it is encrypted. That is the synthetic
 * initialization vector of RFC 5297 and RFC 8452: HMAC is a pseudorandom function to
 * whoever does not know its key; another part, password or permission makes another key,
 * so that nothing is ever used for two different texts; and the same ones make the same
 * file, which tells no more than that it is the same. Who knows the passwords needs no
 * key. Who knows the part, and only guesses them, could see here whether a guess is
 * right, as everybody can by the entry U of the file; each password goes through the same
 * slow hash as for U, so it takes no less.
 */
final class SyntheticRandom {

	private final Mac mac;

	private long counter;

	private SyntheticRandom(byte[] key) throws GeneralSecurityException {
		this.mac = Mac.getInstance("HmacSHA256");
		this.mac.init(new SecretKeySpec(key, "HmacSHA256"));
	}

	static SyntheticRandom of(Protection protection, String sha256) {
		try {
			byte[] digest = HexFormat.of().parseHex(sha256);
			byte[] permissions = ByteBuffer.allocate(Integer.BYTES).putInt(protection.flags()).array();
			return new SyntheticRandom(Bytes.join(stretched(protection.userPassword(), digest),
					stretched(protection.ownerPassword(), digest), permissions));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** No password is another one than the empty password. */
	private static byte[] stretched(@Nullable String password, byte[] salt) throws GeneralSecurityException {
		return (password != null) ? Passwords.hash(Passwords.bytes(password), salt, new byte[0]) : salt;
	}

	/**
	 * The next bytes.
	 * @param count how many, at most 32
	 */
	byte[] next(int count) {
		byte[] block = this.mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(this.counter++).array());
		return Arrays.copyOf(block, count);
	}

}
