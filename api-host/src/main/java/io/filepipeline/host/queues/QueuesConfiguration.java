package io.filepipeline.host.queues;

import java.time.Duration;

import io.awspring.cloud.sqs.config.SqsListenerConfigurer;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Wires the listeners' heartbeats to a thread of their own, and gives the listeners time
 * to finish.
 */
@Configuration(proxyBeanMethods = false)
class QueuesConfiguration {

	/**
	 * Of the five minutes in which a host is to stop. What is not done by then is done
	 * again by another.
	 */
	private static final Duration LONGEST_END = Duration.ofMinutes(4);

	@Bean
	SqsListenerConfigurer timeToFinish(SqsMessageListenerContainerFactory<Object> listeners) {
		return (registrar) -> listeners.configure((options) -> options.listenerShutdownTimeout(LONGEST_END));
	}

	@Bean
	TaskScheduler heartbeatScheduler(ThreadPoolTaskSchedulerBuilder builder) {
		ThreadPoolTaskScheduler scheduler = builder.threadNamePrefix("heartbeat-").build();
		scheduler.setPoolSize(1);
		// what is under way when the context closes is still kept hidden
		scheduler.setAcceptTasksAfterContextClose(true);
		return scheduler;
	}

}
