package io.filepipeline.lambda;

import java.util.ArrayList;
import java.util.List;

import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.lambda.Event.SqsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch of SQS messages: the function is called once for each, and one that fails takes
 * none of its neighbours with it. What failed, and what there was no time for, goes back
 * to the queue.
 */
class Batch {

	private static final Logger logger = LoggerFactory.getLogger(Batch.class);

	private final DeployedFunction<?> function;

	private final Deadline deadline;

	Batch(DeployedFunction<?> function, Deadline deadline) {
		this.function = function;
		this.deadline = deadline;
	}

	/**
	 * Handles all messages.
	 * @throws RejectedRequest when one of the records is no SQS message; none was handled
	 */
	Response handle(Event event) {
		List<SqsMessage> messages = (event.records() != null) ? event.records() : List.of();
		for (int i = 0; i < messages.size(); i++) {
			SqsMessage message = messages.get(i);
			if (!"aws:sqs".equals(message.eventSource()) || message.messageId() == null) {
				throw RejectedRequest.invalid("/Records/" + i, "must be an SQS message");
			}
		}
		List<Failure> failures = new ArrayList<>();
		for (SqsMessage message : messages) {
			if (this.deadline.passed() || !succeeds(message)) {
				failures.add(new Failure(String.valueOf(message.messageId())));
			}
		}
		return new Response(failures);
	}

	private boolean succeeds(SqsMessage message) {
		try (Trace trace = Trace.of(message.attribute(Trace.HEADER))) {
			return succeeded(message);
		}
	}

	private boolean succeeded(SqsMessage message) {
		try {
			this.function.call(String.valueOf(message.body()));
			return true;
		}
		catch (RejectedRequest | Unavailable ex) {
			logger.warn("Message {} failed: {}", message.messageId(), ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.error("Message {} failed", message.messageId(), ex);
		}
		return false;
	}

	/**
	 * What Lambda is answered; messages that are not in it are deleted from the queue.
	 *
	 * @param batchItemFailures the messages that failed
	 */
	record Response(List<Failure> batchItemFailures) {
	}

	/**
	 * A message that failed.
	 *
	 * @param itemIdentifier its id
	 */
	record Failure(String itemIdentifier) {
	}

}
