package io.filepipeline.contracts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues ids that are known again without being stored: time-ordered UUIDs (version 7,
 * RFC 9562) whose last 24 bits authenticate the others. An id that was given to a client
 * is thereby never "not found", not even before its row is written or while the database
 * is away.
 *
 * <p>
 * The layout is 48 bits of milliseconds, a 12-bit counter within the millisecond, 38
 * random bits, 24 bits of HMAC-SHA256. The counter keeps ids of one process distinct and
 * in order.
 */
public final class IssuedIds {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int TAG_BITS = 24;

	private static final long TAG_MASK = (1L << TAG_BITS) - 1;

	private static final long VARIANT = 0b10L << 62;

	private static final long RANDOM_MASK = (1L << 38) - 1;

	/**
	 * Of the 38 bits that are random elsewhere, a part's id has its place in the first
	 * 14, and that of one after the first 10,000 in the first 18.
	 */
	private static final int INDEX_SHIFT = 48;

	private static final int LATE_INDEX_SHIFT = 44;

	private static final int FIRST_LATE = 10_000;

	private static final long LATE_MASK = (1L << 20) - 1;

	private static final int COUNTER_LIMIT = 1 << 12;

	private final SecureRandom random = new SecureRandom();

	private final List<SecretKeySpec> keys;

	private final Clock clock;

	private long lastMillis;

	private int counter;

	public IssuedIds(SigningSecrets secrets, Clock clock) {
		this.keys = secrets.accepted()
			.stream()
			.map((secret) -> new SecretKeySpec(SigningSecrets.bytesOf(secret), ALGORITHM))
			.toList();
		this.clock = clock;
	}

	/**
	 * A new id, greater than those issued before by the same object.
	 */
	public UUID next() {
		long high = nextHigh();
		long low = VARIANT | ((this.random.nextLong() & RANDOM_MASK) << TAG_BITS);
		return new UUID(high, low | tag(this.keys.get(0), high, low));
	}

	/**
	 * The id of a part: the same for the same process and place, and greater than those
	 * of the parts before. It has the time of the process.
	 * @param index its place among all parts, from 0 to 99,999
	 */
	public UUID ofPart(UUID processId, int index) {
		SecretKeySpec key = this.keys.stream()
			.filter((each) -> isTagged(each, processId))
			.findFirst()
			.orElse(this.keys.get(0));
		long high = processId.getMostSignificantBits();
		long low = VARIANT | placed(key, processId.getLeastSignificantBits(), index);
		return new UUID(high, low | tag(key, high, low));
	}

	/** Its place, and what tells it from parts of a process of the same millisecond. */
	private static long placed(SecretKeySpec key, long process, int index) {
		if (index < FIRST_LATE) {
			return (index + 1L) << INDEX_SHIFT | tag(key, process, index) << TAG_BITS;
		}
		// there is less room to tell processes apart, and so it is the same for all
		// places
		long place = (FIRST_LATE + 1L << INDEX_SHIFT) + ((long) index - FIRST_LATE << LATE_INDEX_SHIFT);
		return place | (tag(key, process, FIRST_LATE) & LATE_MASK) << TAG_BITS;
	}

	/**
	 * Whether the id was issued under one of the secrets. Right for every issued id;
	 * wrong for one in 16 million others.
	 */
	public boolean issued(UUID id) {
		return id.version() == 7 && this.keys.stream().anyMatch((key) -> isTagged(key, id));
	}

	private static boolean isTagged(SecretKeySpec key, UUID id) {
		long low = id.getLeastSignificantBits() & ~TAG_MASK;
		return tag(key, id.getMostSignificantBits(), low) == (id.getLeastSignificantBits() & TAG_MASK);
	}

	/**
	 * When an id was issued, to the millisecond.
	 */
	public static Instant issuedAt(UUID id) {
		return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
	}

	private synchronized long nextHigh() {
		long now = this.clock.millis();
		if (now > this.lastMillis) {
			this.lastMillis = now;
			this.counter = 0;
		}
		else if (++this.counter == COUNTER_LIMIT) {
			this.lastMillis++;
			this.counter = 0;
		}
		return this.lastMillis << 16 | 0x7000 | this.counter;
	}

	private static long tag(SecretKeySpec key, long high, long low) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			mac.update("issued-id".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
			byte[] tag = mac.doFinal(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
			return ByteBuffer.wrap(tag).getLong() & TAG_MASK;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
