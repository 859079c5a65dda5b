package io.filepipeline.host.webhooks.sending;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import io.filepipeline.contracts.Json;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The deliveries that are due. A host takes one for as long as an attempt can last; if it
 * has died by then, another takes it.
 */
@Component
class Outbox {

	private static final double JITTER = 0.2;

	/**
	 * One of each endpoint, so that none has to wait for another; by lot, so that none
	 * has to when the limit is reached each time.
	 */
	private static final String TAKE = """
			with due as materialized (
			  select d.id from (
			    select id from webhook_endpoints
			    where enabled and (paused_until is null or paused_until <= now())
			      and not id = any (cast(string_to_array(:busy, ',') as uuid[]))
			    order by random()) e
			  cross join lateral (
			    select id from webhook_deliveries
			    where endpoint_id = e.id and status = 'pending' and due_at <= now() and leased_until <= now()
			    order by due_at limit 1 for update skip locked) d
			  limit :limit)
			update webhook_deliveries d set leased_until = now() + interval '1 minute'
			from due, webhook_endpoints e where d.id = due.id and e.id = d.endpoint_id
			returning d.id, d.endpoint_id, e.url, e.secret,
			  case when e.old_secret_until > now() then e.old_secret end as old_secret, d.body, d.tries, d.due_at
			""";

	/** Endpoints before their deliveries, as when they are deleted. */
	private static final String SETTLE_ENDPOINT = """
			update webhook_endpoints set
			  failing_since   = case when :success then null else coalesce(failing_since, now()) end,
			  paused_until    = greatest(paused_until, now() + make_interval(secs => :retryAfter)),
			  enabled         = enabled and not :gone and not (:last and failing_since < now() - interval '3 days'),
			  disabled_reason = case when :gone then 'gone'
			    when :last and failing_since < now() - interval '3 days' then 'failing' else disabled_reason end
			where id = :endpoint and not (:success and failing_since is null)
			returning enabled
			""";

	/**
	 * One that somebody has asked to be sent again meanwhile, which makes it due anew,
	 * begins anew all the same.
	 */
	private static final String SETTLE = """
			update webhook_deliveries set leased_until = '-infinity',
			  status = case when due_at = :due then :status else status end,
			  due_at = case when due_at = :due then now() + make_interval(secs => :pause) else due_at end,
			  tries  = case when due_at = :due then tries + 1 else tries end,
			  attempts = jsonb_path_query_array(attempts || cast(:attempt as jsonb), '$[last - 49 to last]')
			where id = :id
			""";

	private final JdbcClient database;

	private final TransactionOperations transaction;

	private final List<Duration> pauses;

	Outbox(JdbcClient database, PlatformTransactionManager transactions, WebhookProperties properties) {
		this.database = database;
		this.transaction = new TransactionTemplate(transactions);
		this.pauses = properties.pauses();
	}

	/**
	 * Takes what is due, at most one delivery of each endpoint.
	 * @param busy endpoints to take nothing of
	 */
	List<DueDelivery> take(Set<UUID> busy, int limit) {
		return this.database.sql(TAKE)
			.param("busy", busy.stream().map(UUID::toString).collect(Collectors.joining(",")))
			.param("limit", limit)
			.query(DueDelivery::of)
			.list();
	}

	/** Writes down what came of it, and when it is tried again. */
	Outcome settle(DueDelivery delivery, Attempt attempt) {
		Optional<Duration> pause = pause(delivery.tries());
		boolean last = !attempt.isSuccess() && (attempt.isGone() || pause.isEmpty());
		String status = attempt.isSuccess() ? "succeeded" : last ? "failed" : "pending";
		boolean disabled = Boolean.TRUE.equals(this.transaction.execute((transaction) -> {
			boolean off = this.database.sql(SETTLE_ENDPOINT)
				.param("success", attempt.isSuccess())
				.param("gone", attempt.isGone())
				.param("last", last)
				.param("retryAfter", (attempt.retryAfter() != null) ? attempt.retryAfter().toSeconds() : 0)
				.param("endpoint", delivery.endpointId())
				.query(Boolean.class)
				.optional()
				.map((enabled) -> !enabled)
				.orElse(false);
			this.database.sql(SETTLE)
				.param("id", delivery.id())
				.param("status", status)
				.param("due", delivery.due())
				.param("pause", pause.orElse(Duration.ZERO).toMillis() / 1000.0)
				.param("attempt", Json.write(attempt))
				.update();
			return off;
		}));
		return new Outcome(status, disabled);
	}

	private Optional<Duration> pause(int tries) {
		if (tries >= this.pauses.size()) {
			return Optional.empty();
		}
		double factor = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
		return Optional.of(Duration.ofMillis((long) (this.pauses.get(tries).toMillis() * factor)));
	}

	/**
	 * What came of an attempt.
	 *
	 * @param status of the delivery
	 * @param disabled whether the endpoint is disabled now
	 */
	record Outcome(String status, boolean disabled) {
	}

}
