package io.filepipeline.host.webhooks;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.contracts.WebhookEndpointRequest;
import io.filepipeline.contracts.WebhookEvent;
import io.filepipeline.host.webhooks.sending.EndpointSecrets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The endpoints that are registered. Every method throws
 * {@link org.springframework.dao.DataAccessException} when the database does not answer.
 */
@Component
class WebhookEndpoints {

	/** Each process is written down for each of them. */
	private static final int MOST = 100;

	/** Secrets are told by those who know them in plain text. */
	private static final String AS_JSON = "cast(to_jsonb(e) - 'secret' - 'old_secret'"
			+ " - case when old_secret_until > now() then '' else 'old_secret_until' end as text)";

	private static final String SELECT = "select " + AS_JSON + " from webhook_endpoints e ";

	private final JdbcClient database;

	private final TransactionOperations transaction;

	private final EndpointSecrets secrets;

	WebhookEndpoints(JdbcClient database, PlatformTransactionManager transactions, EndpointSecrets secrets) {
		this.database = database;
		this.transaction = new TransactionTemplate(transactions);
		this.secrets = secrets;
	}

	/**
	 * Registers an endpoint.
	 * @throws RejectedRequest when there are as many as there may be
	 */
	WebhookEndpoint add(WebhookEndpointRequest request) {
		UUID id = UUID.randomUUID();
		String secret = SigningSecrets.generate();
		return values(request, """
				insert into webhook_endpoints as e (id, secret, url, events, folder_name, description, enabled)
				select :id, :secret, :url, string_to_array(:events, ','), :folderName, :description, :enabled
				where (select count(*) from webhook_endpoints) < :most
				returning\s""" + AS_JSON).param("id", id)
			.param("secret", this.secrets.encrypt(id, secret))
			.param("most", MOST)
			.query(String.class)
			.optional()
			.map((json) -> read(json).withSecret(secret))
			.orElseThrow(() -> RejectedRequest.because(ProblemCode.TOO_MANY_WEBHOOKS,
					"There are " + MOST + " webhook endpoints already; delete one first"));
	}

	List<WebhookEndpoint> findAll() {
		return this.database.sql(SELECT + "order by created_at desc, id desc")
			.query(String.class)
			.list()
			.stream()
			.map(WebhookEndpoints::read)
			.toList();
	}

	Optional<WebhookEndpoint> find(UUID id) {
		return one(this.database.sql(SELECT + "where id = :id").param("id", id));
	}

	/** Changes what a client may change. One that is enabled again begins anew. */
	Optional<WebhookEndpoint> change(UUID id, UnaryOperator<WebhookEndpointRequest> change) {
		return Objects.requireNonNull(this.transaction
			.execute((status) -> one(this.database.sql(SELECT + "where id = :id for update").param("id", id))
				.flatMap((endpoint) -> one(values(change.apply(endpoint.asRequest()), """
						update webhook_endpoints e set url = :url, events = string_to_array(:events, ','),
						  folder_name = :folderName, description = :description,
						  disabled_reason = case when not :enabled then disabled_reason end,
						  failing_since = case when enabled then failing_since end,
						  paused_until = case when enabled then paused_until end, enabled = :enabled
						where id = :id returning\s""" + AS_JSON).param("id", id)))));
	}

	boolean delete(UUID id) {
		return this.database.sql("delete from webhook_endpoints where id = :id").param("id", id).update() > 0;
	}

	/** Gives it another secret; the one before signs as well for a day. */
	Optional<WebhookEndpoint> rotateSecret(UUID id) {
		String secret = SigningSecrets.generate();
		return one(this.database.sql("""
				update webhook_endpoints e set old_secret = secret, old_secret_until = now() + interval '1 day',
				  secret = :secret
				where id = :id returning\s""" + AS_JSON)
			.param("id", id)
			.param("secret", this.secrets.encrypt(id, secret))).map((endpoint) -> endpoint.withSecret(secret));
	}

	private JdbcClient.StatementSpec values(WebhookEndpointRequest request, String sql) {
		return this.database.sql(sql)
			.param("url", request.url())
			.param("events", String.join(",", request.events().stream().map(WebhookEvent::wireName).toList()))
			.param("folderName", request.folderName(), java.sql.Types.VARCHAR)
			.param("description", request.description(), java.sql.Types.VARCHAR)
			.param("enabled", !Boolean.FALSE.equals(request.enabled()));
	}

	private static Optional<WebhookEndpoint> one(JdbcClient.StatementSpec statement) {
		return statement.query(String.class).optional().map(WebhookEndpoints::read);
	}

	private static WebhookEndpoint read(String json) {
		return Json.read(json, WebhookEndpoint.class);
	}

}
