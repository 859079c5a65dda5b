package io.filepipeline.local;

import java.util.UUID;

import io.filepipeline.contracts.StoredFile;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.awaitility.Awaitility.await;

/**
 * What requests leave behind, seen from outside: in the bucket, the tables, the queues.
 */
class Traces {

	private final LocalPipeline pipeline;

	private final S3Client s3;

	private final SqsClient sqs;

	private final JdbcClient database;

	Traces(LocalPipeline pipeline) {
		this.pipeline = pipeline;
		this.s3 = pipeline.host().getBean(S3Client.class);
		this.sqs = pipeline.host().getBean(SqsClient.class);
		this.database = pipeline.host().getBean(JdbcClient.class);
	}

	/** What there is once the queues have drained. */
	Snapshot settled() {
		return await().until(this::snapshot, (snapshot) -> snapshot.messages() == 0);
	}

	Snapshot snapshot() {
		long objects = this.s3.listObjectsV2Paginator((list) -> list.bucket(ObjectStore.BUCKET))
			.contents()
			.stream()
			.count();
		return new Snapshot(objects, count("records"), count("processes"),
				messages(this.pipeline.servers().queues().records())
						+ messages(this.pipeline.servers().queues().processing()));
	}

	/** Whether the bucket has the file of a record. */
	boolean haveFile(UUID id) {
		return this.s3.listObjectsV2((list) -> list.bucket(ObjectStore.BUCKET).prefix(StoredFile.keyOf(id)))
			.hasContents();
	}

	void deleteFile(UUID id) {
		this.s3.deleteObject((delete) -> delete.bucket(ObjectStore.BUCKET).key(StoredFile.keyOf(id)));
	}

	int messages(String queueUrl) {
		return Queues.messages(this.sqs, queueUrl);
	}

	/** Messages that somebody has received and not yet deleted. */
	int messagesUnderWay(String queueUrl) {
		QueueAttributeName name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
		return Integer.parseInt(this.sqs.getQueueAttributes((get) -> get.queueUrl(queueUrl).attributeNames(name))
			.attributes()
			.get(name));
	}

	private long count(String table) {
		return this.database.sql("select count(*) from " + table).query(Long.class).single();
	}

	/**
	 * How much there is.
	 */
	record Snapshot(long objects, long records, long processes, int messages) {
	}

}
