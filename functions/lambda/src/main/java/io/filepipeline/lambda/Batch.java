package io.filepipeline.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.lambda.Event.SqsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * A batch of SQS messages: the function is called once for each, and one that fails takes
 * none of its neighbours with it. What may pass is tried again while there is time. What
 * failed all the same, and what there was no time for, goes back to the queue, where it
 * rests for the visibility timeout: six times as long as an invocation may take.
 */
class Batch {

	private static final Logger logger = LoggerFactory.getLogger(Batch.class);

	/** Often enough for a bad moment, and for a host that is restarted. */
	private static final int RETRIES = 3;

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
			retries().invoke(() -> this.function.call(String.valueOf(message.body())));
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

	/** After 5 s, 25 s and two minutes, if that is before the deadline. */
	private RetryTemplate retries() {
		return new RetryTemplate(RetryPolicy.builder()
			.includes(Unavailable.class)
			.maxRetries(RETRIES)
			.delay(Duration.ofSeconds(5))
			.multiplier(5)
			.maxDelay(Duration.ofMinutes(2))
			.timeout(this.deadline.left())
			.build());
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
