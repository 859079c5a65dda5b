package io.filepipeline.contracts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign callbacks, as in Standard Webhooks: <code>whsec_{base64}</code>,
 * several separated by spaces while one replaces another. The first signs, any verifies.
 */
public final class SigningSecrets {

	private static final String PREFIX = "whsec_";

	private static final int FEWEST_BYTES = 24;

	private static final int MOST_BYTES = 64;

	private static final List<String> HEADERS = List.of(Webhook.UNBRANDED_MSG_ID_KEY,
			Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Webhook.UNBRANDED_MSG_SIGNATURE_KEY);

	/** As long as the standard's libraries have it. */
	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private final List<String> values;

	private SigningSecrets(List<String> values) {
		this.values = values;
	}

	/**
	 * Reads the setting.
	 * @throws InvalidSetting unless each secret is {@code whsec_} and the base64 of 24 to
	 * 64 bytes; the message does not repeat it
	 */
	public static SigningSecrets parse(String setting) {
		List<String> values = Arrays.stream(setting.strip().split("\\s+")).toList();
		values.forEach(SigningSecrets::bytesOf);
		return new SigningSecrets(values);
	}

	/**
	 * The headers that sign a callback.
	 * @param id the same each time the same callback is sent
	 * @param now when it is sent
	 * @param body what is sent
	 */
	public Map<String, String> sign(String id, Instant now, String body) {
		return sign(this.values.subList(0, 1), id, now, body);
	}

	/**
	 * The same with a signature by each of the secrets, for a receiver that knows only
	 * one of them.
	 */
	public Map<String, String> signByAll(String id, Instant now, String body) {
		return sign(this.values, id, now, body);
	}

	private static Map<String, String> sign(List<String> secrets, String id, Instant now, String body) {
		return Map.of(Webhook.UNBRANDED_MSG_ID_KEY, id, Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
				Long.toString(now.getEpochSecond()), Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
				secrets.stream().map((secret) -> signature(secret, id, now, body)).collect(Collectors.joining(" ")));
	}

	private static String signature(String secret, String id, Instant now, String body) {
		try {
			return webhook(secret).sign(id, now.getEpochSecond(), body);
		}
		catch (WebhookSigningException ex) {
			throw new IllegalStateException("Every Java platform can sign with HmacSHA256", ex);
		}
	}

	/**
	 * Whether the headers of a callback are all there, and of the last five minutes. That
	 * shows before its body is read; who has sent it shows only afterwards.
	 * @param header gives the value of a header by its name, or null
	 * @param now what the time is
	 */
	static boolean mayVerify(Function<String, @Nullable String> header, Instant now) {
		return HEADERS.stream().allMatch((name) -> header.apply(name) != null)
				&& isWithinTolerance(header.apply(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY), now);
	}

	private static boolean isWithinTolerance(@Nullable String timestamp, Instant now) {
		try {
			long seconds = Long.parseLong(timestamp);
			return seconds >= now.minus(TOLERANCE).getEpochSecond() && seconds <= now.plus(TOLERANCE).getEpochSecond();
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	/**
	 * Whether a callback is signed by one of the secrets, within the last five minutes.
	 * @param header gives the value of a header by its name, or null
	 */
	boolean verify(Function<String, @Nullable String> header, String body) {
		Map<String, List<String>> headers = new HashMap<>();
		for (String name : HEADERS) {
			String value = header.apply(name);
			if (value == null) {
				return false;
			}
			headers.put(name, List.of(value));
		}
		return this.values.stream().anyMatch((secret) -> verifies(webhook(secret), headers, body));
	}

	/** A new secret, of 32 random bytes. */
	public static String generate() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		return PREFIX + Base64.getEncoder().encodeToString(bytes);
	}

	/** All of them, the current one first. */
	public List<String> accepted() {
		return this.values;
	}

	private static boolean verifies(Webhook webhook, Map<String, List<String>> headers, String body) {
		try {
			webhook.verify(body, headers);
			return true;
		}
		catch (WebhookVerificationException ex) {
			return false;
		}
	}

	private static Webhook webhook(String secret) {
		try {
			return new Webhook(secret);
		}
		catch (EmptyWebhookSecretException ex) {
			throw new IllegalStateException("No secret is empty", ex);
		}
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
		throw new InvalidSetting(Setting.SIGNING_SECRET + ": each is whsec_ and the base64 of 24 to 64 random bytes");
	}

	@Override
	public String toString() {
		return "SigningSecrets[" + this.values.size() + "]";
	}

}
