package io.filepipeline.host.queues;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.Visibility;
import io.awspring.cloud.sqs.listener.errorhandler.ErrorHandler;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Says in the log which message failed and why, never what is in it. The message stays in
 * its queue, and is seen again after a pause that grows: what may pass soon is tried
 * soon, and a quarter of an hour without a database loses nothing. What can never succeed
 * is not waited for; it is in the dead-letter queue at once.
 */
@Component
class FailedMessages implements ErrorHandler<Object> {

	private static final double JITTER = 0.2;

	private static final Logger logger = LoggerFactory.getLogger(FailedMessages.class);

	private final List<Duration> pauses;

	/**
	 * Handles failures.
	 * @param pauses between the five receipts that the queues allow
	 */
	FailedMessages(@Value("${pipeline.queues.pauses}") List<Duration> pauses) {
		this.pauses = pauses;
	}

	@Override
	public void handle(Message<Object> message, Throwable failure) {
		Throwable cause = cause(failure);
		int receipts = receipts(message);
		tell(message, receipts, cause);
		comeAgain(message, (cause instanceof RejectedRequest) ? Duration.ZERO : pause(receipts));
		throw new StaysInQueue(cause);
	}

	private static void tell(Message<Object> message, int receipts, Throwable cause) {
		String id = String.valueOf(message.getHeaders().getId());
		Object queue = message.getHeaders().get(SqsHeaders.SQS_QUEUE_NAME_HEADER);
		if (cause instanceof RejectedRequest || cause instanceof Unavailable) {
			logger.warn("Message {} of {} failed at receipt {}: {}", id, queue, receipts, cause.getMessage());
		}
		else {
			logger.error("Message {} of {} failed at receipt {}", id, queue, receipts, cause);
		}
	}

	/** After the last receipt there is none: the next is the dead-letter queue's. */
	private Duration pause(int receipts) {
		if (receipts > this.pauses.size()) {
			return Duration.ZERO;
		}
		long millis = this.pauses.get(receipts - 1).toMillis();
		return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
	}

	/** When SQS does not take it, the message is seen again when its visibility ends. */
	private static void comeAgain(Message<Object> message, Duration pause) {
		Visibility visibility = message.getHeaders().get(SqsHeaders.SQS_VISIBILITY_TIMEOUT_HEADER, Visibility.class);
		if (visibility != null) {
			visibility.changeToAsync((int) pause.toSeconds()).exceptionally((ex) -> {
				logger.warn("The pause of a message could not be set: {}", ex.toString());
				return null;
			});
		}
	}

	private static int receipts(Message<Object> message) {
		Object count = message.getHeaders().get(SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT);
		return (count != null) ? Integer.parseInt(count.toString()) : 1;
	}

	/** What the function threw, inside of what the framework wraps around it. */
	private static Throwable cause(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && !(cause instanceof RejectedRequest || cause instanceof Unavailable)) {
			cause = cause.getCause();
		}
		return cause;
	}

	/** What tells the listener not to acknowledge. */
	private static final class StaysInQueue extends RuntimeException {

		StaysInQueue(Throwable cause) {
			super(cause);
		}

	}

}
