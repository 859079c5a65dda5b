package io.filepipeline.contracts;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The secrets that sign callbacks, as in Standard Webhooks: <code>whsec_{base64}</code>,
 * several separated by spaces while one replaces another. The first signs, any verifies.
 */
public final class SigningSecrets {

	private static final String PREFIX = "whsec_";

	private static final int FEWEST_BYTES = 24;

	private static final int MOST_BYTES = 64;

	private final List<String> values;

	private SigningSecrets(List<String> values) {
		this.values = values;
	}

	/**
	 * Reads the setting.
	 * @throws IllegalArgumentException unless each secret is {@code whsec_} and the
	 * base64 of 24 to 64 bytes; the message does not repeat it
	 */
	public static SigningSecrets parse(String setting) {
		List<String> values = Arrays.stream(setting.strip().split("\\s+")).toList();
		values.forEach(SigningSecrets::bytesOf);
		return new SigningSecrets(values);
	}

	public String current() {
		return this.values.get(0);
	}

	/** All of them, the current one first. */
	public List<String> accepted() {
		return this.values;
	}

	static byte[] bytesOf(String secret) {
		if (secret.startsWith(PREFIX)) {
			try {
				byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
				if (bytes.length >= FEWEST_BYTES && bytes.length <= MOST_BYTES) {
					return bytes;
				}
			}
			catch (IllegalArgumentException ex) {
				// not base64: refused below in the same words
			}
		}
		throw new IllegalArgumentException("A signing secret is whsec_ and the base64 of 24 to 64 random bytes");
	}

	@Override
	public String toString() {
		return "SigningSecrets[" + this.values.size() + "]";
	}

}
