package io.filepipeline.host.metrics;

import java.time.Duration;

import io.filepipeline.contracts.ProcessReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How long processes take from when they were asked for until their last part is made or
 * has failed, and how they end. Counted where the record of the last part is written.
 */
@Component
class ProcessMetrics {

	private final MeterRegistry registry;

	ProcessMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@EventListener
	void finished(ProcessReport process) {
		if (process.createdAt() == null || process.finishedAt() == null) {
			return;
		}
		// two clocks, of the host that took the request and of the database
		Duration time = Duration.between(process.createdAt(), process.finishedAt());
		Timer.builder("pipeline.processes")
			.description("From when processes were asked for until their last part is made or has failed")
			.tag("status", process.status().wireName())
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofMillis(50))
			.maximumExpectedValue(Duration.ofHours(1))
			.register(this.registry)
			.record(time.isNegative() ? Duration.ZERO : time);
	}

}
