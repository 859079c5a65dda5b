package io.filepipeline.lambda;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.lambda.Event.SqsMessage;
import io.opentelemetry.api.trace.SpanKind;
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

	private final Spans spans;

	Batch(DeployedFunction<?> function, Deadline deadline, Spans spans) {
		this.function = function;
		this.deadline = deadline;
		this.spans = spans;
	}

	/**
	 * Handles all messages.
	 * @throws RejectedRequest when one of the records is no SQS message; none was handled
	 */
	Response handle(Event event) {
		List<SqsMessage> messages = (event.records() != null) ? event.records() : List.of();
		for (int i = 0; i < messages.size(); i++) {
			SqsMessage message = messages.get(i);
			if (message == null || !"aws:sqs".equals(message.eventSource()) || message.messageId() == null) {
				throw RejectedRequest.invalid("/Records/" + i, "must be an SQS message");
			}
		}
		Fate[] fates = new Fate[messages.size()];
		Arrays.fill(fates, Fate.OPEN);
		attempt(messages, fates);
		for (Duration pause : PAUSES) {
			if (List.of(fates).contains(Fate.OPEN) && this.deadline.awaits(pause)) {
				attempt(messages, fates);
			}
		}
		return new Response(IntStream.range(0, fates.length)
			.filter((i) -> fates[i] != Fate.DONE)
			.mapToObj((i) -> new Failure(String.valueOf(messages.get(i).messageId())))
			.toList());
	}

	/** Calls the function once for each message that is open. */
	private void attempt(List<SqsMessage> messages, Fate[] fates) {
		for (int i = 0; i < fates.length; i++) {
			if (fates[i] == Fate.OPEN && !this.deadline.passed()) {
				try (Trace trace = Trace.of(messages.get(i).attribute(Trace.HEADER))) {
					fates[i] = attempt(messages.get(i));
				}
			}
		}
	}

	private Fate attempt(SqsMessage message) {
		try {
			this.spans.record("receive " + message.queue(), SpanKind.CONSUMER,
					() -> this.function.call(String.valueOf(message.body())));
			return Fate.DONE;
		}
		catch (RejectedRequest | Unavailable ex) {
			logger.warn("Message {} failed: {}", message.messageId(), ex.getMessage());
			return (ex instanceof Unavailable) ? Fate.OPEN : Fate.FAILED;
		}
		catch (RuntimeException ex) {
			logger.error("Message {} failed", message.messageId(), ex);
			return Fate.FAILED;
		}
	}

	/** What became of a message. */
	private enum Fate {

		/** It was not tried yet, or may succeed later. */
		OPEN,

		/** The function has handled it. */
		DONE,

		/** Trying again is for the queue. */
		FAILED

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
