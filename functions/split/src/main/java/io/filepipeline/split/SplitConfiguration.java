package io.filepipeline.split;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.SplitReport;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.Trace;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.contracts.Warming;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.util.unit.DataSize;

/**
 * Wires the function {@code split} to S3 and to the API that it reports to.
 */
@AutoConfiguration(afterName = "io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration")
@EnableConfigurationProperties(SplitProperties.class)
@PropertySource("classpath:io/filepipeline/split/split.properties")
class SplitConfiguration {

	/** Short, because the queue tries again when these attempts have failed. */
	private static final RetryPolicy ATTEMPTS = RetryPolicy.builder()
		.maxRetries(3)
		.delay(Duration.ofMillis(500))
		.multiplier(3)
		.jitter(Duration.ofMillis(250))
		.excludes(Unavailable.class)
		.build();

	/**
	 * Four times the largest upload: pages may share much, but 100,000 parts not all of
	 * it.
	 */
	private static final DataSize MOST_OUTPUT = DataSize.ofGigabytes(20);

	@Bean
	Function<SplitRequest, SplitReport> split(Bucket bucket, Callback callback, SplitProperties properties,
			@Qualifier("partUploadThreads") ThreadPoolTaskExecutor threads) {
		return new Split(bucket, callback, threads, MOST_OUTPUT,
				new IssuedIds(properties.signingSecrets(), Clock.systemUTC()));
	}

	@Bean
	Bucket bucket(S3Client s3, SplitProperties properties) {
		return new Bucket(s3, properties.storage().bucket());
	}

	@Bean
	Warming splitWarming(Bucket bucket, SplitProperties properties) {
		return new SplitWarming(bucket, properties.storage().bucket());
	}

	@Bean
	Callback callback(SplitProperties properties) {
		return new Callback(properties.callbackUrl(), properties.signingSecrets(),
				SingletonSupplier.of(SplitConfiguration::httpClient), new RetryTemplate(ATTEMPTS), Clock.systemUTC());
	}

	private static HttpClient httpClient() {
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(5))
			.build();
	}

	/** For a Lambda, which never closes it; the host has a client of its own. */
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	S3Client s3Client() {
		return S3Client.create();
	}

	/** Waits for its work when the context closes; see {@link PartUploads}. */
	@Bean(defaultCandidate = false)
	ThreadPoolTaskExecutor partUploadThreads() {
		ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
		threads.setThreadNamePrefix("part-upload-");
		threads.setTaskDecorator(Trace::carriedInto);
		threads.setCorePoolSize(PartUploads.UNDER_WAY);
		threads.setAllowCoreThreadTimeOut(true);
		// a split that is under way when the context closes still finishes
		threads.setAcceptTasksAfterContextClose(true);
		threads.setWaitForTasksToCompleteOnShutdown(true);
		threads.setAwaitTerminationSeconds(60);
		return threads;
	}

}
