package io.filepipeline.upload;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import io.filepipeline.contracts.DirectUploads;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadRequest;
import io.filepipeline.contracts.Warming;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;

/**
 * Wires the function {@code upload} to S3 and SQS.
 */
@AutoConfiguration(afterName = "io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration")
@EnableConfigurationProperties(UploadProperties.class)
@PropertySource("classpath:io/filepipeline/upload/upload.properties")
class UploadConfiguration {

	@Bean
	Function<UploadRequest, UploadReceipt> upload(FileStore files, Submissions submissions, IssuedIds ids,
			Tickets tickets) {
		return new Upload(files, submissions, ids, tickets);
	}

	@Bean
	Reprocess reprocess(Submissions submissions, IssuedIds ids, Tickets tickets) {
		return new Reprocess(submissions, ids, tickets);
	}

	@Bean
	Submissions submissions(MessageQueue recordsQueue, MessageQueue processingQueue, IssuedIds ids) {
		return new Submissions(recordsQueue, processingQueue, ids);
	}

	@Bean
	FileStore fileStore(S3Client s3, UploadProperties properties) {
		return new FileStore(s3, properties.storage().bucket(), properties.upload().maxSize());
	}

	@Bean
	DirectUploads directUploads(UploadPlans plans, MultipartUploads multiparts, FileStore files,
			Submissions submissions) {
		return new S3DirectUploads(plans, multiparts, files, submissions);
	}

	@Bean
	UploadPlans uploadPlans(StoredJson objects, MultipartUploads multiparts, Submissions submissions, IssuedIds ids,
			Tickets tickets) {
		return new UploadPlans(objects, multiparts, submissions, ids, tickets);
	}

	@Bean
	MultipartUploads multipartUploads(S3Client s3, UploadProperties properties) {
		return new MultipartUploads(s3, properties.storage().bucket(), properties.storage().publicEndpoint());
	}

	/** Where there is no database, as on Lambda, nobody knows what was deleted. */
	@Bean
	Tickets tickets(StoredJson objects, @Qualifier("deletedRecords") ObjectProvider<Consumer<UUID>> deletedRecords) {
		return new Tickets(objects, deletedRecords.getIfAvailable(() -> (id) -> {
		}));
	}

	@Bean
	StoredJson storedJson(S3Client s3, UploadProperties properties) {
		return new StoredJson(s3, properties.storage().bucket());
	}

	@Bean
	Warming uploadWarming(FileStore files, UploadProperties properties) {
		return new UploadWarming(files, properties.storage().bucket());
	}

	@Bean
	MessageQueue recordsQueue(SqsClient sqs, UploadProperties properties) {
		return new MessageQueue(sqs, properties.record().queueUrl());
	}

	@Bean
	MessageQueue processingQueue(SqsClient sqs, UploadProperties properties) {
		return new MessageQueue(sqs, properties.split().queueUrl());
	}

	@Bean
	IssuedIds issuedIds(UploadProperties properties) {
		return new IssuedIds(properties.signingSecrets(), Clock.systemUTC());
	}

	/** For a Lambda, which never closes it; the host has a client of its own. */
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	S3Client s3Client() {
		return S3Client.create();
	}

	/** For a Lambda, which never closes it; the host has a client of its own. */
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	SqsClient sqsClient() {
		return SqsClient.create();
	}

}
