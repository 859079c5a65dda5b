package io.filepipeline.host.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.filepipeline.contracts.InvalidSetting;
import io.filepipeline.contracts.Sha256;

/**
 * The keys that the API is called with, of which only digests are known. Keys are random
 * and long, so that a plain SHA-256 of one tells nothing about it.
 */
final class ApiKeys {

	private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_-]{1,64}):([0-9a-f]{64})");

	private final Map<String, byte[]> digests;

	private ApiKeys(Map<String, byte[]> digests) {
		this.digests = digests;
	}

	/**
	 * Reads the setting: {@code name:digest}, several separated by spaces.
	 * @throws InvalidSetting when it is something else; the message does not repeat it
	 */
	static ApiKeys parse(String setting) {
		Map<String, byte[]> digests = new LinkedHashMap<>();
		for (String entry : setting.isBlank() ? new String[0] : setting.strip().split("\\s+")) {
			Matcher parts = ENTRY.matcher(entry);
			if (!parts.matches() || digests.put(parts.group(1), HexFormat.of().parseHex(parts.group(2))) != null) {
				throw new InvalidSetting("API_KEYS (pipeline.api.keys): each is a name, a colon and the SHA-256"
						+ " of the key in hexadecimal, and no name is given twice; scripts/create_api_key.sh makes one");
			}
		}
		return new ApiKeys(digests);
	}

	/** Whether there are none, and so nobody but this machine may call. */
	boolean isEmpty() {
		return this.digests.isEmpty();
	}

	/**
	 * The name of the key that a client presents, if it is one. How long that takes tells
	 * nothing about the keys.
	 */
	Optional<String> nameOf(String key) {
		byte[] digest = Sha256.digest().digest(key.getBytes(StandardCharsets.UTF_8));
		String found = null;
		for (Map.Entry<String, byte[]> known : this.digests.entrySet()) {
			if (MessageDigest.isEqual(digest, known.getValue())) {
				found = known.getKey();
			}
		}
		return Optional.ofNullable(found);
	}

	@Override
	public String toString() {
		return "ApiKeys" + this.digests.keySet();
	}

}
