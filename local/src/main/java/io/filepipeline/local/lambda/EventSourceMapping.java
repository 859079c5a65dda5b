package io.filepipeline.local.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.filepipeline.contracts.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds a function from a queue, in batches, as Lambda does with
 * {@code ReportBatchItemFailures}: what the function does not report as failed is deleted
 * from the queue; what it does, and everything when it fails as a whole, is seen again
 * after the visibility timeout.
 */
final class EventSourceMapping implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EventSourceMapping.class);

	private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

	private final SqsClient sqs;

	private final Source source;

	private final LocalLambda function;

	private final ExecutorService pollers;

	private EventSourceMapping(SqsClient sqs, Source source, LocalLambda function) {
		this.sqs = sqs;
		this.source = source;
		this.function = function;
		this.pollers = Executors.newFixedThreadPool(source.concurrency(),
				(task) -> new Thread(task, "event-source-mapping"));
	}

	static EventSourceMapping start(SqsClient sqs, Source source, LocalLambda function) {
		EventSourceMapping mapping = new EventSourceMapping(sqs, source, function);
		for (int i = 0; i < source.concurrency(); i++) {
			mapping.pollers.execute(mapping::poll);
		}
		return mapping;
	}

	LocalLambda function() {
		return this.function;
	}

	/**
	 * Ends the function, and gives what it has under way back to the queue. Nobody is
	 * interrupted: a message that the server hands to a request which is no longer waited
	 * for would stay hidden.
	 */
	@Override
	public void close() {
		this.pollers.shutdown();
		this.function.close();
		try {
			if (!this.pollers.awaitTermination(10, TimeUnit.SECONDS)) {
				logger.warn("The pollers of {} do not stop", this.source.queueUrl());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void poll() {
		while (!this.pollers.isShutdown()) {
			try {
				List<Message> batch = receive();
				if (!batch.isEmpty()) {
					handle(batch);
				}
			}
			catch (SdkException ex) {
				logger.warn("{} does not answer: {}", this.source.queueUrl(), ex.getMessage());
				pause();
			}
		}
	}

	private void handle(List<Message> batch) {
		try {
			Set<String> failed = invoke(batch);
			delete(batch.stream().filter((message) -> !failed.contains(message.messageId())).toList());
		}
		catch (InvocationFailed ex) {
			if (this.pollers.isShutdown()) {
				giveBack(batch);
			}
			else {
				logger.warn("A batch of {} failed: {}", this.source.queueUrl(), ex.getMessage());
				pause();
			}
		}
	}

	private List<Message> receive() {
		return this.sqs
			.receiveMessage((request) -> request.queueUrl(this.source.queueUrl())
				.maxNumberOfMessages(this.source.batchSize())
				.waitTimeSeconds(1)
				.visibilityTimeout((int) this.source.visibilityTimeout().toSeconds())
				.messageSystemAttributeNames(MessageSystemAttributeName.ALL)
				.messageAttributeNames("All"))
			.messages();
	}

	/** The ids of the messages that failed. */
	private Set<String> invoke(List<Message> batch) {
		Map<String, Object> event = Map.of("Records", batch.stream().map(EventSourceMapping::record).toList());
		Outcome outcome = this.function.invoke(Json.write(event).getBytes(StandardCharsets.UTF_8));
		if (outcome.failed()) {
			throw new InvocationFailed(outcome.json());
		}
		return Json.read(outcome.json(), BatchResponse.class)
			.batchItemFailures()
			.stream()
			.map(Failure::itemIdentifier)
			.collect(Collectors.toSet());
	}

	private void delete(List<Message> done) {
		if (!done.isEmpty()) {
			this.sqs.deleteMessageBatch((request) -> request.queueUrl(this.source.queueUrl())
				.entries(done.stream()
					.map((message) -> DeleteMessageBatchRequestEntry.builder()
						.id(message.messageId())
						.receiptHandle(message.receiptHandle())
						.build())
					.toList()));
		}
	}

	/** Seen again at once, by whoever reads the queue next. */
	private void giveBack(List<Message> batch) {
		this.sqs.changeMessageVisibilityBatch((request) -> request.queueUrl(this.source.queueUrl())
			.entries(batch.stream()
				.map((message) -> ChangeMessageVisibilityBatchRequestEntry.builder()
					.id(message.messageId())
					.receiptHandle(message.receiptHandle())
					.visibilityTimeout(0)
					.build())
				.toList()));
	}

	private static Map<String, Object> record(Message message) {
		return Map.of("messageId", message.messageId(), "receiptHandle", message.receiptHandle(), "body",
				message.body(), "attributes", message.attributesAsStrings(), "messageAttributes", attributes(message),
				"md5OfBody", message.md5OfBody(), "eventSource", "aws:sqs", "eventSourceARN",
				"arn:aws:sqs:local:000000000000:queue", "awsRegion", "local");
	}

	private static Map<String, Object> attributes(Message message) {
		Map<String, Object> attributes = new HashMap<>();
		message.messageAttributes()
			.forEach((name, value) -> attributes.put(name,
					Map.of("stringValue", value.stringValue(), "dataType", value.dataType())));
		return attributes;
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_ERROR.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Where messages come from, and how.
	 *
	 * @param queueUrl the queue
	 * @param batchSize the most messages in one event, 1 to 10
	 * @param concurrency the most batches at once
	 * @param visibilityTimeout when a message is seen again that was not deleted
	 */
	record Source(String queueUrl, int batchSize, int concurrency, Duration visibilityTimeout) {
	}

	/**
	 * What the function answers.
	 *
	 * @param batchItemFailures the messages that failed
	 */
	private record BatchResponse(List<Failure> batchItemFailures) {
	}

	/**
	 * A message that failed.
	 *
	 * @param itemIdentifier its id
	 */
	private record Failure(String itemIdentifier) {
	}

}
