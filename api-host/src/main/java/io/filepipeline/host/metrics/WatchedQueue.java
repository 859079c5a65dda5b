package io.filepipeline.host.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.filepipeline.contracts.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * How many messages a queue and its dead-letter queue hold, about.
 */
class WatchedQueue {

	private static final Logger logger = LoggerFactory.getLogger(WatchedQueue.class);

	/** The gauges of one scrape are asked one after the other, and are of one moment. */
	private static final Duration FRESH = Duration.ofSeconds(5);

	private final SqsClient sqs;

	private final String url;

	private final Clock clock = Clock.systemUTC();

	private Instant asked = Instant.MIN;

	private @Nullable Depth depth;

	WatchedQueue(SqsClient sqs, String url) {
		this.sqs = sqs;
		this.url = url;
	}

	static String nameOf(String url) {
		return url.substring(url.lastIndexOf('/') + 1);
	}

	String name() {
		return nameOf(this.url);
	}

	/** Messages that wait; not a number while SQS does not answer. */
	double waiting() {
		Depth known = depth();
		return (known != null) ? known.waiting() : Double.NaN;
	}

	/** Messages that are worked on. */
	double inFlight() {
		Depth known = depth();
		return (known != null) ? known.inFlight() : Double.NaN;
	}

	/** Messages that have failed for good. */
	double deadLetters() {
		Depth known = depth();
		return (known != null) ? known.deadLetters() : Double.NaN;
	}

	private synchronized @Nullable Depth depth() {
		Instant now = this.clock.instant();
		if (this.asked.isBefore(now.minus(FRESH))) {
			this.depth = ask();
			this.asked = now;
		}
		return this.depth;
	}

	private @Nullable Depth ask() {
		try {
			Map<QueueAttributeName, String> queue = attributes(this.url);
			return new Depth(waiting(queue),
					count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
					deadLetters(queue.get(QueueAttributeName.REDRIVE_POLICY)));
		}
		catch (SdkException ex) {
			logger.warn("The queue {} cannot be asked how much it holds: {}", name(), ex.toString());
			return null;
		}
	}

	private int deadLetters(@Nullable String redrivePolicy) {
		if (redrivePolicy == null) {
			return 0;
		}
		String arn = Json.read(redrivePolicy, RedrivePolicy.class).deadLetterTargetArn();
		String name = arn.substring(arn.lastIndexOf(':') + 1);
		return waiting(attributes(this.sqs.getQueueUrl((get) -> get.queueName(name)).queueUrl()));
	}

	private Map<QueueAttributeName, String> attributes(String queueUrl) {
		return this.sqs.getQueueAttributes((get) -> get.queueUrl(queueUrl)
			.attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
					QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, QueueAttributeName.REDRIVE_POLICY))
			.attributes();
	}

	private static int waiting(Map<QueueAttributeName, String> queue) {
		return count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
	}

	private static int count(Map<QueueAttributeName, String> queue, QueueAttributeName attribute) {
		return Integer.parseInt(queue.getOrDefault(attribute, "0"));
	}

	/**
	 * What a queue holds.
	 *
	 * @param waiting messages that wait
	 * @param inFlight messages that are worked on
	 * @param deadLetters messages in its dead-letter queue
	 */
	private record Depth(int waiting, int inFlight, int deadLetters) {
	}

	/**
	 * Where messages go that have failed.
	 *
	 * @param deadLetterTargetArn the dead-letter queue
	 */
	private record RedrivePolicy(String deadLetterTargetArn) {
	}

}
