package io.filepipeline.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.lambda.Event.SqsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch of SQS messages: the function is called once for each, and one that fails takes
 * none of its neighbours with it. What may pass is tried again while there is time. What
 * failed all the same, and what there was no time for, goes back to the queue, where it
 * rests for the visibility timeout: six times as long as an invocation may take.
 */
class Batch {

	private static final Logger logger = LoggerFactory.getLogger(Batch.class);

	/** Long enough for a bad moment, and for a host that is restarted. */
	private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(25),
			Duration.ofMinutes(2));

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
		Set<SqsMessage> failed = Collections.newSetFromMap(new IdentityHashMap<>());
		List<SqsMessage> open = attempt(messages, failed);
		for (Duration pause : PAUSES) {
			if (!open.isEmpty() && this.deadline.awaits(pause)) {
				open = attempt(open, failed);
			}
		}
		failed.addAll(open);
		return new Response(messages.stream()
			.filter(failed::contains)
			.map((message) -> new Failure(String.valueOf(message.messageId())))
			.toList());
	}

	/**
	 * Calls the function once for each.
	 * @param failed takes those that can never succeed
	 * @return those that may succeed later
	 */
	private List<SqsMessage> attempt(List<SqsMessage> messages, Set<SqsMessage> failed) {
		List<SqsMessage> open = new ArrayList<>();
		for (SqsMessage message : messages) {
			try (Trace trace = Trace.of(message.attribute(Trace.HEADER))) {
				if (this.deadline.passed() || !succeeds(message, failed)) {
					open.add(message);
				}
			}
		}
		return open;
	}

	/** Whether nothing is left to do for it. */
	private boolean succeeds(SqsMessage message, Set<SqsMessage> failed) {
		try {
			this.function.call(String.valueOf(message.body()));
			return true;
		}
		catch (Unavailable ex) {
			logger.warn("Message {} failed: {}", message.messageId(), ex.getMessage());
			return false;
		}
		catch (RejectedRequest ex) {
			logger.warn("Message {} failed: {}", message.messageId(), ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.error("Message {} failed", message.messageId(), ex);
		}
		failed.add(message);
		return true;
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
