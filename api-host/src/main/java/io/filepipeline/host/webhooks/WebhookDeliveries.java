package io.filepipeline.host.webhooks;

import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.host.records.PageCursor;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What endpoints are told. Every method throws
 * {@link org.springframework.dao.DataAccessException} when the database does not answer.
 */
@Component
class WebhookDeliveries {

	private static final String NEXT_ATTEMPT = " || jsonb_build_object('next_attempt_at',"
			+ " case when d.status = 'pending' then d.due_at end) as text)";

	private static final String AS_JSON = "cast(to_jsonb(d)" + NEXT_ATTEMPT;

	private static final String WITHOUT_BODY = "cast(to_jsonb(d) - 'body' - 'attempts'" + NEXT_ATTEMPT;

	private final JdbcClient database;

	WebhookDeliveries(JdbcClient database) {
		this.database = database;
	}

	Optional<WebhookDelivery> find(UUID id) {
		return one(
				this.database.sql("select " + AS_JSON + " from webhook_deliveries d where id = :id").param("id", id));
	}

	/** The newest that come after a place in the list, at most so many. */
	List<WebhookDelivery> find(WebhookDeliveryFilter filter, @Nullable PageCursor after, int most) {
		return this.database.sql("select " + WITHOUT_BODY + """
				\sfrom webhook_deliveries d
				where (cast(:endpointId as uuid) is null or endpoint_id = cast(:endpointId as uuid))
				  and (cast(:processId as uuid) is null or process_id = cast(:processId as uuid))
				  and (cast(:status as text) is null or status = cast(:status as text))
				  and (cast(:beforeId as uuid) is null
				    or (created_at, id) < (cast(:beforeTime as timestamptz), cast(:beforeId as uuid)))
				order by created_at desc, id desc
				limit :limit
				""")
			.param("endpointId", filter.endpointId(), Types.OTHER)
			.param("processId", filter.processId(), Types.OTHER)
			.param("status", filter.status(), Types.VARCHAR)
			.param("beforeTime", (after != null) ? after.time() : null, Types.TIMESTAMP_WITH_TIMEZONE)
			.param("beforeId", (after != null) ? after.id() : null, Types.OTHER)
			.param("limit", most)
			.query(String.class)
			.list()
			.stream()
			.map(WebhookDeliveries::read)
			.toList();
	}

	/**
	 * Has something sent that says nothing.
	 * @throws RejectedRequest when the endpoint is disabled
	 */
	WebhookDelivery addTest(WebhookEndpoint endpoint) {
		if (!endpoint.enabled()) {
			throw disabled();
		}
		String type = "webhook.test";
		return one(this.database.sql("""
				insert into webhook_deliveries as d (endpoint_id, type, body) values (:endpoint, :type, :body)
				returning\s""" + AS_JSON)
			.param("endpoint", endpoint.id())
			.param("type", type)
			.param("body", Json.write(Map.of("type", type, "timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS),
					"data", Map.of("endpoint_id", endpoint.id())))))
			.orElseThrow();
	}

	/**
	 * Has it sent again, whatever came of it, with as many attempts as the first time.
	 * @throws RejectedRequest when the endpoint is disabled
	 */
	Optional<WebhookDelivery> redeliver(UUID id) {
		Optional<WebhookDelivery> again = one(this.database.sql("""
				update webhook_deliveries d set status = 'pending', tries = 0, due_at = now()
				from webhook_endpoints e where d.id = :id and e.id = d.endpoint_id and e.enabled
				returning\s""" + AS_JSON).param("id", id));
		if (again.isEmpty() && find(id).isPresent()) {
			throw disabled();
		}
		return again;
	}

	private static RejectedRequest disabled() {
		return RejectedRequest.because(ProblemCode.WEBHOOK_DISABLED,
				"The endpoint is disabled; enable it first: PATCH {\"enabled\": true}");
	}

	private static Optional<WebhookDelivery> one(JdbcClient.StatementSpec statement) {
		return statement.query(String.class).optional().map(WebhookDeliveries::read);
	}

	private static WebhookDelivery read(String json) {
		return Json.read(json, WebhookDelivery.class);
	}

}
