package io.filepipeline.host.queues;

import java.util.function.Function;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.host.metrics.RecordMetrics;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
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
	void receive(String message) {
		RecordRequest request = Json.read(message, RecordRequest.class);
		this.metrics.count(request.record(), this.record.apply(request));
	}

}
