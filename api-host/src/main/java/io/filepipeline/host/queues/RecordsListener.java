package io.filepipeline.host.queues;

import java.util.function.Function;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.Trace;
import io.filepipeline.host.metrics.RecordMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/**
 * Feeds the function {@code record} from its queue, where no Lambda does. A message that
 * fails stays in the queue, and goes to the dead-letter queue when it has failed often
 * enough.
 */
@Component
@ConditionalOnBooleanProperty("pipeline.record.enabled")
class RecordsListener {

	private final Function<RecordRequest, RecordReceipt> record;

	private final RecordMetrics metrics;

	RecordsListener(Function<RecordRequest, RecordReceipt> record, RecordMetrics metrics) {
		this.record = record;
		this.metrics = metrics;
	}

	@SqsListener(id = "records", queueNames = "${pipeline.record.queue-url}",
			messageVisibilitySeconds = Heartbeats.VISIBILITY)
	void receive(String message, @Header(name = Trace.HEADER, required = false) @Nullable String traceparent) {
		try (Trace trace = Trace.of(traceparent)) {
			RecordRequest request = Json.read(message, RecordRequest.class);
			this.metrics.count(request.record(), this.record.apply(request));
		}
	}

}
