package io.filepipeline.host.webhooks.sending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that this host is to attempt now.
 *
 * @param id the same at each attempt: what receivers know it again by
 * @param endpointId who is told
 * @param url where that is
 * @param secret encrypted
 * @param oldSecret the one before, which still signs as well
 * @param body what is told
 * @param tries how often it was attempted since it was asked for
 * @param due since when
 */
record DueDelivery(UUID id, UUID endpointId, String url, byte[] secret, byte @Nullable [] oldSecret, String body,
		int tries, OffsetDateTime due) {

	static DueDelivery of(ResultSet row, int number) throws SQLException {
		return new DueDelivery(row.getObject("id", UUID.class), row.getObject("endpoint_id", UUID.class),
				row.getString("url"), row.getBytes("secret"), row.getBytes("old_secret"), row.getString("body"),
				row.getInt("tries"), row.getObject("due_at", OffsetDateTime.class));
	}

}
