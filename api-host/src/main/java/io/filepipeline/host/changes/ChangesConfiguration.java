package io.filepipeline.host.changes;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Gives the sweeper a thread of its own: it waits for S3 and the database, which
 * heartbeats must not.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ChangesConfiguration {

	static final String SCHEDULER = "sweepScheduler";

	@Bean(name = SCHEDULER, defaultCandidate = false)
	TaskScheduler sweepScheduler(ThreadPoolTaskSchedulerBuilder builder) {
		return builder.poolSize(1).threadNamePrefix("sweep-").build();
	}

}
