package io.filepipeline.split.pdf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The standard security handler (ISO 32000-2, 7.6.4): the key of a file, which either
 * password opens, and the encryption dictionary that says so.
 */
final class StandardEncryption {

	private final SyntheticRandom random;

	private final SecretKeySpec key;

	private final String dictionary;

	StandardEncryption(Protection protection, SyntheticRandom random) throws GeneralSecurityException {
		this.random = random;
		byte[] key = random.next(32);
		this.key = new SecretKeySpec(key, "AES");
		byte[] owner = (protection.ownerPassword() != null) ? Passwords.bytes(protection.ownerPassword())
				: random.next(32);
		Entry u = entry(Passwords.bytes(protection.userPassword()), new byte[0]);
		Entry o = entry(owner, u.check());
		this.dictionary = "<</Filter/Standard/V 5/R 6/Length 256/P " + protection.flags() + hex("O", o.check())
				+ hex("U", u.check()) + hex("OE", o.key()) + hex("UE", u.key())
				+ hex("Perms", permissions(protection.flags()))
				+ "/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF>>";
	}

	/** Algorithms 8 and 9. */
	private Entry entry(byte[] password, byte[] user) throws GeneralSecurityException {
		byte[] checkSalt = this.random.next(8);
		byte[] keySalt = this.random.next(8);
		byte[] check = Bytes.join(Passwords.hash(password, checkSalt, user), checkSalt, keySalt);
		Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Passwords.hash(password, keySalt, user), "AES"),
				new IvParameterSpec(new byte[16]));
		return new Entry(check, cipher.doFinal(this.key.getEncoded()));
	}

	/** Algorithm 10. */
	private byte[] permissions(int flags) throws GeneralSecurityException {
		byte[] plain = ByteBuffer.allocate(16)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(flags)
			.putInt(-1)
			.put("Tadb".getBytes(StandardCharsets.US_ASCII))
			.put(this.random.next(4))
			.array();
		Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, this.key);
		return cipher.doFinal(plain);
	}

	private static String hex(String key, byte[] value) {
		return "/" + key + "<" + HexFormat.of().formatHex(value) + ">";
	}

	/** The encryption dictionary. */
	String dictionary() {
		return this.dictionary;
	}

	/**
	 * Begins a string or a stream.
	 * @return what encrypts it; its initialization vector comes before what it writes
	 */
	Cipher begin() throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
		cipher.init(Cipher.ENCRYPT_MODE, this.key, new IvParameterSpec(this.random.next(16)));
		return cipher;
	}

	/** How long something so long becomes, with its initialization vector and padding. */
	static long length(long plain) {
		return 16 + (plain / 16 + 1) * 16;
	}

	/**
	 * What is known of a password.
	 *
	 * @param check the entry U or O, by which it is checked
	 * @param key the entry UE or OE: the key of the file, encrypted with it
	 */
	private record Entry(byte[] check, byte[] key) {
	}

}
