package io.filepipeline.host.records;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.host.HostProperties;
import io.filepipeline.upload.MessageQueue;
import jakarta.validation.Validator;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Takes in callbacks: verifies that they are ours, and queues the records they report.
 */
@Component
class Callbacks {

	private static final int MAX_RECORDS = 100;

	private final List<Webhook> webhooks;

	private final MessageQueue recordsQueue;

	private final Constraints constraints;

	Callbacks(HostProperties properties, MessageQueue recordsQueue, Validator validator) {
		this.webhooks = SigningSecrets.parse(properties.callback().signingSecret())
			.accepted()
			.stream()
			.map(Callbacks::webhook)
			.toList();
		this.recordsQueue = recordsQueue;
		this.constraints = new Constraints(validator);
	}

	List<RecordReceipt> receive(HttpHeaders headers, String body) {
		if (this.webhooks.stream().noneMatch((webhook) -> verifies(webhook, headers, body))) {
			throw RejectedRequest.because(ProblemCode.UNAUTHENTICATED,
					"The callback must be signed as in Standard Webhooks: webhook-id, webhook-timestamp"
							+ " within five minutes, webhook-signature");
		}
		List<FileRecord> records = Json.readOneOrMany(body, FileRecord.class);
		if (records.isEmpty() || records.size() > MAX_RECORDS) {
			throw RejectedRequest.invalid("", "must be a record, or an array of 1 to " + MAX_RECORDS);
		}
		boolean many = body.stripLeading().startsWith("[");
		IntStream.range(0, records.size())
			.forEach((index) -> this.constraints.check(records.get(index), many ? "/" + index : ""));
		this.recordsQueue.sendAll(records.stream().map(RecordRequest::new).toList());
		return records.stream().map((record) -> RecordReceipt.queued(record.id())).toList();
	}

	private static boolean verifies(Webhook webhook, HttpHeaders headers, String body) {
		try {
			webhook.verify(body, Map.of(Webhook.UNBRANDED_MSG_ID_KEY, headers.getOrEmpty(Webhook.UNBRANDED_MSG_ID_KEY),
					Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, headers.getOrEmpty(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY),
					Webhook.UNBRANDED_MSG_SIGNATURE_KEY, headers.getOrEmpty(Webhook.UNBRANDED_MSG_SIGNATURE_KEY)));
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
			throw new IllegalArgumentException("A signing secret is empty", ex);
		}
	}

}
