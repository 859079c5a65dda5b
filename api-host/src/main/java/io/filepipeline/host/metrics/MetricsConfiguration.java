package io.filepipeline.host.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import software.amazon.awssdk.services.sqs.SqsClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires what is asked for when metrics are read.
 */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

	@Bean
	MeterBinder queueDepths(SqsClient sqs, @Value("${pipeline.record.queue-url}") String records,
			@Value("${pipeline.split.queue-url}") String processing) {
		List<WatchedQueue> queues = List.of(new WatchedQueue(sqs, records), new WatchedQueue(sqs, processing));
		return (registry) -> queues.forEach((queue) -> {
			gauge(registry, queue, "waiting", WatchedQueue::waiting);
			gauge(registry, queue, "in_flight", WatchedQueue::inFlight);
			gauge(registry, queue, "dead_letters", WatchedQueue::deadLetters);
		});
	}

	private static void gauge(MeterRegistry registry, WatchedQueue queue, String state,
			ToDoubleFunction<WatchedQueue> count) {
		Gauge.builder("pipeline.queue.messages", queue, count)
			.description("How many messages a queue holds, about")
			.tags("queue", queue.name(), "state", state)
			.strongReference(true)
			.register(registry);
	}

}
