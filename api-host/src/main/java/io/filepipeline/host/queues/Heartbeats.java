package io.filepipeline.host.queues;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

import io.awspring.cloud.sqs.listener.Visibility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Keeps a message hidden for as long as it is worked on, however long that is. When the
 * host dies, the message is seen again a minute later, not after the longest work there
 * could be.
 */
@Component
class Heartbeats {

	/** How long a message stays hidden after the last beat. */
	static final String VISIBILITY_SECONDS = "60";

	private static final Duration PERIOD = Duration.ofSeconds(20);

	private static final Logger logger = LoggerFactory.getLogger(Heartbeats.class);

	private final TaskScheduler scheduler;

	Heartbeats(TaskScheduler scheduler) {
		this.scheduler = scheduler;
	}

	Heartbeat start(Visibility visibility) {
		ScheduledFuture<?> beats = this.scheduler.scheduleAtFixedRate(() -> beat(visibility), PERIOD);
		return () -> beats.cancel(false);
	}

	/** One that fails is made up for by the next; two can before the message is seen. */
	private static void beat(Visibility visibility) {
		visibility.changeToAsync(Integer.parseInt(VISIBILITY_SECONDS)).exceptionally((ex) -> {
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
