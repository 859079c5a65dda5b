package io.filepipeline.host.queues;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Wires the listeners' heartbeats to a thread of their own.
 */
@Configuration(proxyBeanMethods = false)
class QueuesConfiguration {

	@Bean
	TaskScheduler heartbeatScheduler(ThreadPoolTaskSchedulerBuilder builder) {
		ThreadPoolTaskScheduler scheduler = builder.threadNamePrefix("heartbeat-").build();
		scheduler.setPoolSize(1);
		// what is under way when the context closes is still kept hidden
		scheduler.setAcceptTasksAfterContextClose(true);
		return scheduler;
	}

}
