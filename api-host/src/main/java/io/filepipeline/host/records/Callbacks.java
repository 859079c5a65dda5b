package io.filepipeline.host.records;

import java.io.IOException;
import java.io.InputStream;

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

	private final CallbackBodies bodies;

	private final MessageQueue recordsQueue;

	Callbacks(HostProperties properties, CallbackBodies bodies, MessageQueue recordsQueue) {
		this.bodies = bodies;
		this.secrets = SigningSecrets.parse(properties.callback().signingSecret());
		this.recordsQueue = recordsQueue;
	}

	Object receive(HttpHeaders headers, InputStream body) throws IOException {
		CallbackRequest.checkHeaders(headers::getFirst);
		CallbackRequest callback = this.bodies.read(body,
				(json) -> CallbackRequest.read(headers::getFirst, json, this.secrets));
		this.recordsQueue.sendAll(callback.requests());
		logger.info("Callback {}: {} records of process {} are queued", headers.getFirst("webhook-id"),
				callback.records().size(), callback.records().get(0).processId());
		return callback.answer(callback.records().stream().map((record) -> RecordReceipt.queued(record.id())).toList());
	}

}
