package io.filepipeline.host.queues;

import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.errorhandler.ErrorHandler;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Says in the log which message failed and why, never what is in it. The message stays in
 * its queue.
 */
@Component
class FailedMessages implements ErrorHandler<Object> {

	private static final Logger logger = LoggerFactory.getLogger(FailedMessages.class);

	@Override
	public void handle(Message<Object> message, Throwable failure) {
		try (Trace trace = Trace.of(message.getHeaders().get(Trace.HEADER, String.class))) {
			tell(message, cause(failure));
		}
		throw new StaysInQueue(cause(failure));
	}

	private static void tell(Message<Object> message, Throwable cause) {
		String id = String.valueOf(message.getHeaders().getId());
		Object queue = message.getHeaders().get(SqsHeaders.SQS_QUEUE_NAME_HEADER);
		Object receipts = message.getHeaders().get(SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT);
		if (cause instanceof RejectedRequest || cause instanceof Unavailable) {
			logger.warn("Message {} of {} failed at receipt {}: {}", id, queue, receipts, cause.getMessage());
		}
		else {
			logger.error("Message {} of {} failed at receipt {}", id, queue, receipts, cause);
		}
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
