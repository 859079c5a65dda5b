package io.filepipeline.local.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.filepipeline.contracts.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
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

	/** Waits for no batch: what is under way is seen again, as after any failure. */
	@Override
	public void close() {
		this.pollers.shutdownNow();
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
					delete(batch, handle(batch));
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (SdkException | InitFailed ex) {
				// when it is being closed, whatever was under way fails
				if (!this.pollers.isShutdown()) {
					logger.warn("A batch of {} failed: {}", this.source.queueUrl(), ex.getMessage());
					pause();
				}
			}
		}
	}

	private List<Message> receive() {
		return this.sqs
			.receiveMessage((request) -> request.queueUrl(this.source.queueUrl())
				.maxNumberOfMessages(this.source.batchSize())
				.waitTimeSeconds(1)
				.visibilityTimeout((int) this.source.visibilityTimeout().toSeconds())
				.messageSystemAttributeNames(MessageSystemAttributeName.ALL))
			.messages();
	}

	/** The ids of the messages that failed; null when all did. */
	private @Nullable Set<String> handle(List<Message> batch) throws InterruptedException {
		Map<String, Object> event = Map.of("Records", batch.stream().map(EventSourceMapping::record).toList());
		Outcome outcome = this.function.invoke(Json.write(event).getBytes(StandardCharsets.UTF_8));
		String answer = outcome.json();
		if (outcome.failed()) {
			logger.warn("A batch of {} failed: {}", this.source.queueUrl(), answer);
			return null;
		}
		return Json.read(answer, BatchResponse.class)
			.batchItemFailures()
			.stream()
			.map(Failure::itemIdentifier)
			.collect(Collectors.toSet());
	}

	private void delete(List<Message> batch, @Nullable Set<String> failed) {
		if (failed == null) {
			return;
		}
		List<DeleteMessageBatchRequestEntry> done = batch.stream()
			.filter((message) -> !failed.contains(message.messageId()))
			.map((message) -> DeleteMessageBatchRequestEntry.builder()
				.id(message.messageId())
				.receiptHandle(message.receiptHandle())
				.build())
			.toList();
		if (!done.isEmpty()) {
			this.sqs.deleteMessageBatch((request) -> request.queueUrl(this.source.queueUrl()).entries(done));
		}
	}

	private static Map<String, Object> record(Message message) {
		return Map.of("messageId", message.messageId(), "receiptHandle", message.receiptHandle(), "body",
				message.body(), "attributes", message.attributesAsStrings(), "messageAttributes", Map.of(), "md5OfBody",
				message.md5OfBody(), "eventSource", "aws:sqs", "eventSourceARN", "arn:aws:sqs:local:000000000000:queue",
				"awsRegion", "local");
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
