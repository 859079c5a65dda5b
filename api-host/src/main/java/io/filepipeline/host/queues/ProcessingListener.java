package io.filepipeline.host.queues;

import java.util.function.Function;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.Visibility;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.SplitReport;
import io.filepipeline.contracts.SplitRequest;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Feeds the function {@code split} from its queue, where no Lambda does.
 */
@Component
@ConditionalOnBooleanProperty("pipeline.split.enabled")
class ProcessingListener {

	private final Function<SplitRequest, SplitReport> split;

	private final Heartbeats heartbeats;

	ProcessingListener(Function<SplitRequest, SplitReport> split, Heartbeats heartbeats) {
		this.split = split;
		this.heartbeats = heartbeats;
	}

	@SqsListener(id = "processing", queueNames = "${pipeline.split.queue-url}",
			messageVisibilitySeconds = Heartbeats.VISIBILITY, maxConcurrentMessages = "${pipeline.split.concurrency}",
			maxMessagesPerPoll = "1")
	void receive(String message, Visibility visibility) {
		try (Heartbeats.Heartbeat heartbeat = this.heartbeats.start(visibility)) {
			this.split.apply(Json.read(message, SplitRequest.class));
		}
	}

}
