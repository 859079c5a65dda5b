package io.filepipeline.host.webhooks.sending;

import java.sql.Types;
import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes what is old, and encrypts secrets anew when the secret of the pipeline has
 * changed: when the old one is dropped, nothing is left that needs it.
 */
@Component
class Housekeeping {

	private static final Duration PAUSE = Duration.ofMinutes(1);

	/** More than are made in a minute, and few enough to hold up nobody. */
	private static final int BATCH = 5000;

	private final JdbcClient database;

	private final EndpointSecrets secrets;

	private long next = System.nanoTime();

	Housekeeping(JdbcClient database, EndpointSecrets secrets) {
		this.database = database;
		this.secrets = secrets;
	}

	/** Does that at once, and then every minute that it is called. */
	void tidyNowAndThen() {
		if (System.nanoTime() - this.next < 0) {
			return;
		}
		this.next = System.nanoTime() + PAUSE.toNanos();
		this.database.sql("""
				delete from webhook_deliveries where id in (
				  select id from webhook_deliveries where created_at < now() - interval '30 days'
				  order by created_at limit :batch for update skip locked)
				""").param("batch", BATCH).update();
		this.database.sql("update webhook_endpoints set old_secret = null where old_secret_until < now()").update();
		this.database.sql("select id, secret, old_secret from webhook_endpoints")
			.query((row, number) -> new Kept(row.getObject("id", UUID.class), row.getBytes("secret"),
					row.getBytes("old_secret")))
			.list()
			.forEach(this::encryptAnew);
	}

	private void encryptAnew(Kept kept) {
		String secret = this.secrets.decrypt(kept.endpoint, kept.secret);
		if (secret != null && this.secrets.isOutdated(kept.endpoint, kept.secret)) {
			String old = this.secrets.decrypt(kept.endpoint, kept.oldSecret);
			this.database.sql("""
					update webhook_endpoints set secret = :secret, old_secret = :old where id = :id and secret = :was
					""")
				.param("id", kept.endpoint)
				.param("was", kept.secret)
				.param("secret", this.secrets.encrypt(kept.endpoint, secret))
				.param("old", (old != null) ? this.secrets.encrypt(kept.endpoint, old) : null, Types.BINARY)
				.update();
		}
	}

	/** Secrets as they are in the database. */
	private record Kept(UUID endpoint, byte[] secret, byte @Nullable [] oldSecret) {
	}

}
