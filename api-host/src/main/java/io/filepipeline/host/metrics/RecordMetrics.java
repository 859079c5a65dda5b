package io.filepipeline.host.metrics;

import java.util.Objects;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordStatus;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Counts files and parts when their records are written. That is once for each, however
 * often a message comes, and whoever has stored or made it: a host or a Lambda.
 */
@Component
public class RecordMetrics {

	private final MeterRegistry registry;

	private final DistributionSummary uploads;

	private final DistributionSummary parts;

	RecordMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.uploads = DistributionSummary.builder("pipeline.uploads")
			.description("Files that were uploaded")
			.baseUnit("bytes")
			.register(registry);
		this.parts = DistributionSummary.builder("pipeline.parts")
			.description("Parts that were made")
			.baseUnit("bytes")
			.register(registry);
	}

	/**
	 * Counts a record, if it was written just now and says something final.
	 * @param receipt what became of it
	 */
	public void count(FileRecord record, RecordReceipt receipt) {
		if (!receipt.equals(RecordReceipt.stored(record.id()))) {
			return;
		}
		if (record.status() == RecordStatus.SUCCEEDED) {
			DistributionSummary files = (record.parentId() != null) ? this.parts : this.uploads;
			files.record(Objects.requireNonNullElse(record.size(), 0L));
		}
		else if (record.status() == RecordStatus.FAILED && record.error() != null) {
			this.registry.counter("pipeline.parts.failed", "code", record.error().code().wireName()).increment();
		}
	}

}
