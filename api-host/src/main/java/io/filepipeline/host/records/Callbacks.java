package io.filepipeline.host.records;

import io.filepipeline.contracts.CallbackRequest;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.host.HostProperties;
import io.filepipeline.upload.MessageQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Takes in callbacks: verifies that they are ours, and queues the records they report.
 */
@Component
class Callbacks {

	private static final Logger logger = LoggerFactory.getLogger(Callbacks.class);

	private final SigningSecrets secrets;

	private final MessageQueue recordsQueue;

	Callbacks(HostProperties properties, MessageQueue recordsQueue) {
		this.secrets = SigningSecrets.parse(properties.callback().signingSecret());
		this.recordsQueue = recordsQueue;
	}

	Object receive(HttpHeaders headers, String body) {
		CallbackRequest callback = CallbackRequest.read(headers::getFirst, body, this.secrets);
		this.recordsQueue.sendAll(callback.requests());
		logger.info("Callback {}: {} records of process {} are queued", headers.getFirst("webhook-id"),
				callback.records().size(), callback.records().get(0).processId());
		return callback.answer(callback.records().stream().map((record) -> RecordReceipt.queued(record.id())).toList());
	}

}
