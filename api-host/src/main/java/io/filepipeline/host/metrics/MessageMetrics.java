package io.filepipeline.host.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.interceptor.MessageInterceptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * How long messages have waited when they are received, and how many fail. One that comes
 * again has waited since it was first sent.
 */
@Component
class MessageMetrics implements MessageInterceptor<Object> {

	private final MeterRegistry registry;

	private final Clock clock = Clock.systemUTC();

	MessageMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public Message<Object> intercept(Message<Object> message) {
		Object sent = message.getHeaders().get(SqsHeaders.MessageSystemAttributes.SQS_SENT_TIMESTAMP);
		if (sent != null) {
			// the clocks of this machine and of SQS may differ a little
			long waited = Math.max(0, this.clock.millis() - Long.parseLong(sent.toString()));
			wait(queueOf(message)).record(waited, TimeUnit.MILLISECONDS);
		}
		return message;
	}

	@Override
	public void afterProcessing(Message<Object> message, @Nullable Throwable failure) {
		if (failure != null) {
			this.registry.counter("pipeline.queue.failures", "queue", queueOf(message)).increment();
		}
	}

	private Timer wait(String queue) {
		return Timer.builder("pipeline.queue.wait")
			.description("How long messages have waited when they are received")
			.tag("queue", queue)
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofMillis(10))
			.maximumExpectedValue(Duration.ofHours(1))
			.register(this.registry);
	}

	/** The header has what the listener was given, which is a URL. */
	private static String queueOf(Message<Object> message) {
		return WatchedQueue.nameOf(String.valueOf(message.getHeaders().get(SqsHeaders.SQS_QUEUE_NAME_HEADER)));
	}

}
