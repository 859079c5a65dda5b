package io.filepipeline.host.webhooks.sending;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.host.HostProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Encrypts the secrets of endpoints for the database, with AES-256-GCM and a key that
 * follows from the signing secret of the pipeline: who has read the database alone cannot
 * sign. Each is bound to its endpoint.
 */
@Component
public class EndpointSecrets {

	private static final byte[] PURPOSE = "webhook endpoint secrets".getBytes(StandardCharsets.US_ASCII);

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();

	/** The current one first. */
	private final List<SecretKeySpec> keys;

	EndpointSecrets(HostProperties properties) {
		this.keys = SigningSecrets.parse(properties.callback().signingSecret())
			.accepted()
			.stream()
			.map(EndpointSecrets::key)
			.toList();
	}

	/** Encrypts the secret of an endpoint. */
	public byte[] encrypt(UUID endpoint, String secret) {
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		try {
			byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, this.keys.get(0), nonce, endpoint)
				.doFinal(secret.getBytes(StandardCharsets.US_ASCII));
			return ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + CIPHER, ex);
		}
	}

	/**
	 * Decrypts what {@link #encrypt} has made; null if it was made under none of the
	 * secrets of the pipeline that there are.
	 */
	@Nullable String decrypt(UUID endpoint, byte @Nullable [] encrypted) {
		return (encrypted != null) ? this.keys.stream()
			.map((key) -> Optional.ofNullable(decrypt(key, endpoint, encrypted)))
			.flatMap(Optional::stream)
			.findFirst()
			.orElse(null) : null;
	}

	/** Whether it was encrypted under another secret of the pipeline than the first. */
	boolean isOutdated(UUID endpoint, byte[] encrypted) {
		return decrypt(this.keys.get(0), endpoint, encrypted) == null;
	}

	private static @Nullable String decrypt(SecretKeySpec key, UUID endpoint, byte[] encrypted) {
		try {
			byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
			return new String(cipher(Cipher.DECRYPT_MODE, key, nonce, endpoint).doFinal(encrypted, NONCE_BYTES,
					encrypted.length - NONCE_BYTES), StandardCharsets.US_ASCII);
		}
		catch (GeneralSecurityException ex) {
			return null;
		}
	}

	private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, UUID endpoint)
			throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(CIPHER);
		cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(endpoint.toString().getBytes(StandardCharsets.US_ASCII));
		return cipher;
	}

	private static SecretKeySpec key(String secret) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
			return new SecretKeySpec(mac.doFinal(PURPOSE), "AES");
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HmacSHA256", ex);
		}
	}

}
