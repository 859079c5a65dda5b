package io.filepipeline.upload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Trace;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * An SQS queue of messages as JSON, each with the trace that it belongs to.
 */
public class MessageQueue {

	/**
	 * The most bytes that a message, or a batch of them, may have (SQS quotas, since
	 * August 2025).
	 */
	static final int MAX_BYTES = 1 << 20;

	private static final int BATCH_ENTRIES = 10;

	/** What a message has besides its body, with room to spare. */
	private static final int ATTRIBUTE_BYTES = 128;

	private final SqsClient sqs;

	private final String url;

	MessageQueue(SqsClient sqs, String url) {
		this.sqs = sqs;
		this.url = url;
	}

	/**
	 * Sends one message. When this returns, the queue holds it durably.
	 * @throws software.amazon.awssdk.core.exception.SdkException when it may not
	 */
	void send(Object message) {
		this.sqs.sendMessage((request) -> request.queueUrl(this.url)
			.messageBody(Json.write(message))
			.messageAttributes(attributes()));
	}

	/**
	 * Sends messages, in as few requests as SQS allows. When this returns, the queue
	 * holds all of them durably.
	 * @throws software.amazon.awssdk.core.exception.SdkException when it may not hold
	 * all; sending all again is then right, because the consumers do nothing twice
	 */
	public void sendAll(List<?> messages) {
		List<SendMessageBatchRequestEntry> batch = new ArrayList<>();
		int bytes = 0;
		for (Object message : messages) {
			String body = Json.write(message);
			int length = body.getBytes(StandardCharsets.UTF_8).length + ATTRIBUTE_BYTES;
			if (batch.size() == BATCH_ENTRIES || bytes + length > MAX_BYTES) {
				sendBatch(batch);
				batch = new ArrayList<>();
				bytes = 0;
			}
			batch.add(SendMessageBatchRequestEntry.builder()
				.id(Integer.toString(batch.size()))
				.messageBody(body)
				.messageAttributes(attributes())
				.build());
			bytes += length;
		}
		sendBatch(batch);
	}

	private static Map<String, MessageAttributeValue> attributes() {
		return Map.of(Trace.HEADER,
				MessageAttributeValue.builder().dataType("String").stringValue(Trace.traceparent()).build());
	}

	private void sendBatch(List<SendMessageBatchRequestEntry> batch) {
		if (batch.isEmpty()) {
			return;
		}
		SendMessageBatchResponse response = this.sqs
			.sendMessageBatch((request) -> request.queueUrl(this.url).entries(batch));
		// which may also be there without an entry
		if (!response.failed().isEmpty()) {
			BatchResultErrorEntry failure = response.failed().get(0);
			throw SqsException.builder()
				.message("SQS did not take " + response.failed().size() + " of " + batch.size() + " messages: "
						+ failure.code())
				.build();
		}
	}

}
