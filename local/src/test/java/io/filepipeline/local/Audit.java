package io.filepipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.StoredFile;
import io.filepipeline.local.Uploads.Accepted;
import software.amazon.awssdk.services.s3.model.S3Object;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Compares what was accepted with what is there: in the tables, in the bucket, in the
 * queues.
 */
final class Audit {

	/** Long enough for what was tried in vain to be tried again, a few times. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final FaultSite site;

	private final Set<String> objectsBefore;

	private final Set<UUID> recordsBefore;

	private Audit(FaultSite site) {
		this.site = site;
		heal();
		settle();
		this.objectsBefore = objects();
		this.recordsBefore = records().keySet();
	}

	/**
	 * Once what came before has been worked off, everything is counted. A test that
	 * failed may have left no host to do so.
	 */
	static Audit begin(FaultSite site) {
		return new Audit(site);
	}

	/**
	 * Once the queues have drained, all that was accepted is there exactly once, and
	 * nothing else is.
	 * @return how much that was, in words
	 */
	String passes(List<Accepted> accepted) {
		settle();
		assertThat(this.site.leaks()).as("leaks into the logs").isEmpty();
		assertThat(deadLetters()).as("dead letters").isZero();
		Map<UUID, FileRecord> records = records();
		Set<UUID> expected = new HashSet<>();
		for (Accepted upload : accepted) {
			UUID id = upload.receipt().file().id();
			expected.add(id);
			assertThat(stored(records, id).sha256()).isEqualTo(upload.sha256());
			for (int i = 0; i < upload.parts().size(); i++) {
				UUID partId = upload.receipt().processing().recordIds().get(i);
				expected.add(partId);
				assertPart(records, upload, partId, upload.parts().get(i));
			}
		}
		assertThat(added(records.keySet(), this.recordsBefore)).as("records").isEqualTo(new TreeSet<>(expected));
		assertThat(added(objects(), this.objectsBefore)).as("objects")
			.isEqualTo(expected.stream().map(StoredFile::keyOf).collect(Collectors.toCollection(TreeSet::new)));
		return "%d uploads, %d parts".formatted(accepted.size(), expected.size() - accepted.size());
	}

	/**
	 * Has what was received too often worked off after all, as an operator would.
	 * @return how many messages that were
	 */
	int redrive() {
		settle();
		int messages = deadLetters();
		for (String queue : List.of(recordsQueue(), processingQueue())) {
			String arn = "arn:aws:sqs:elasticmq:000000000000:" + queue.substring(queue.lastIndexOf('/') + 1);
			this.site.queues().startMessageMoveTask((move) -> move.sourceArn(arn + "-dead-letters"));
		}
		await().until(() -> deadLetters() == 0);
		return messages;
	}

	private void heal() {
		try {
			this.site.heal();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits until both queues are empty. Who splits sends to the records queue before it
	 * acknowledges, so that queue is asked last.
	 */
	void settle() {
		await().atMost(PATIENCE).until(() -> messages(processingQueue()) == 0 && messages(recordsQueue()) == 0);
	}

	int messagesToSplit() {
		return messages(processingQueue());
	}

	int deadLetters() {
		return messages(recordsQueue() + "-dead-letters") + messages(processingQueue() + "-dead-letters");
	}

	private void assertPart(Map<UUID, FileRecord> records, Accepted upload, UUID id, List<Integer> pages) {
		FileRecord part = stored(records, id);
		assertThat(part.parentId()).isEqualTo(upload.receipt().file().id());
		assertThat(part.processId()).isEqualTo(upload.receipt().processing().processId());
		assertThat(part.pages()).isEqualTo(pages);
		assertThatPdf(bytes(part.objectKey())).showsPages(pages.stream().mapToInt(Integer::intValue).toArray());
	}

	/** The record, when it and its object are there and agree. */
	private FileRecord stored(Map<UUID, FileRecord> records, UUID id) {
		FileRecord record = records.get(id);
		assertThat(record).as("record %s", id).isNotNull();
		assertThat(record.status()).as("status of %s: %s", id, record.error()).isEqualTo(RecordStatus.SUCCEEDED);
		byte[] bytes = bytes(record.objectKey());
		assertThat(record.size()).as("size of %s", id).isEqualTo(bytes.length);
		assertThat(record.sha256()).as("digest of %s", id)
			.isEqualTo(Sha256.of(new java.io.ByteArrayInputStream(bytes)));
		return record;
	}

	private Map<UUID, FileRecord> records() {
		return this.site.database()
			.sql("select cast(to_jsonb(r) as text) from records r")
			.query(String.class)
			.list()
			.stream()
			.map((json) -> Json.read(json, FileRecord.class))
			.collect(Collectors.toMap(FileRecord::id, (record) -> record));
	}

	private Set<String> objects() {
		return this.site.objects()
			.listObjectsV2Paginator((list) -> list.bucket(ObjectStore.BUCKET).prefix("files/"))
			.contents()
			.stream()
			.map(S3Object::key)
			.collect(Collectors.toSet());
	}

	private byte[] bytes(String key) {
		return this.site.objects().getObjectAsBytes((get) -> get.bucket(ObjectStore.BUCKET).key(key)).asByteArray();
	}

	private int messages(String queueUrl) {
		return Queues.messages(this.site.queues(), queueUrl);
	}

	private String recordsQueue() {
		return this.site.servers().queues().records();
	}

	private String processingQueue() {
		return this.site.servers().queues().processing();
	}

	private static <T> TreeSet<T> added(Set<T> now, Set<T> before) {
		TreeSet<T> added = new TreeSet<>(now);
		added.removeAll(before);
		return added;
	}

}
