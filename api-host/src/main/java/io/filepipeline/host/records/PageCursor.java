package io.filepipeline.host.records;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

import io.filepipeline.contracts.RejectedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: after what was created at this time and has this id.
 *
 * @param time when the record, or process, was created
 * @param id its id
 */
public record PageCursor(OffsetDateTime time, UUID id) {

	/** Java knows years that PostgreSQL does not; no record is of one beyond this. */
	private static final int MAX_YEAR = 9999;

	/** The place after what was created then and has this id. */
	public static String after(@Nullable Instant createdAt, UUID id) {
		return new PageCursor(Objects.requireNonNull(createdAt).atOffset(ZoneOffset.UTC), id).toString();
	}

	/**
	 * Reads what {@link #toString} has written. An empty one is none.
	 * @throws RejectedRequest when it is something else
	 */
	public static @Nullable PageCursor parse(@Nullable String cursor) {
		if (cursor == null || cursor.isEmpty()) {
			return null;
		}
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
			OffsetDateTime time = Instant.parse(parts[0]).atOffset(ZoneOffset.UTC);
			if (time.getYear() < 0 || time.getYear() > MAX_YEAR) {
				throw new DateTimeException("A year in which no record was made");
			}
			return new PageCursor(time, UUID.fromString(parts[1]));
		}
		catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException ex) {
			throw RejectedRequest.invalid("/cursor", "must be the next_cursor of a page");
		}
	}

	/** Opaque to clients, so that the order of lists can change. */
	@Override
	public String toString() {
		String place = this.time.toInstant() + " " + this.id;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
	}

}
