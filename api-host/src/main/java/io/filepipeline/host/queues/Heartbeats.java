package io.filepipeline.host.queues;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

import io.awspring.cloud.sqs.listener.Visibility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Keeps a message hidden for as long as it is worked on, however long that is. When the
 * host dies, the message is seen again soon, not after the longest work there could be.
 */
@Component
class Heartbeats {

	/** How long a message stays hidden after the last beat, in seconds. */
	static final String VISIBILITY = "${pipeline.queues.visibility-seconds}";

	/** One that fails is made up for by the next; two can before the message is seen. */
	private static final int BEATS = 3;

	private static final Logger logger = LoggerFactory.getLogger(Heartbeats.class);

	private final TaskScheduler scheduler;

	private final int visibilitySeconds;

	Heartbeats(TaskScheduler scheduler, @Value(VISIBILITY) int visibilitySeconds) {
		this.scheduler = scheduler;
		this.visibilitySeconds = visibilitySeconds;
	}

	Heartbeat start(Visibility visibility) {
		ScheduledFuture<?> beats = this.scheduler.scheduleAtFixedRate(() -> beat(visibility),
				Duration.ofSeconds(this.visibilitySeconds).dividedBy(BEATS));
		return () -> beats.cancel(false);
	}

	private void beat(Visibility visibility) {
		visibility.changeToAsync(this.visibilitySeconds).exceptionally((ex) -> {
			logger.warn("A message could not be kept hidden: {}", ex.toString());
			return null;
		});
	}

	/** Beats until it is closed. */
	@FunctionalInterface
	interface Heartbeat extends AutoCloseable {

		@Override
		void close();

	}

}
