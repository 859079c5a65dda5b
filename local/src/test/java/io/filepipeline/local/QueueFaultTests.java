package io.filepipeline.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.filepipeline.local.FaultyHttp.Call;
import io.filepipeline.local.FaultyHttp.Spoiling;
import io.filepipeline.local.Uploads.Accepted;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * SQS delivers at least once, in any order, to anybody who asks.
 */
@ExtendWith(FaultSite.Provider.class)
class QueueFaultTests {

	private final FaultSite site;

	QueueFaultTests(FaultSite site) {
		this.site = site;
	}

	@Promise(when = "every message comes twice, in any order, to two hosts at once",
			then = "each upload has its record and its parts once")
	void deliversTwice(Tries tries) throws IOException {
		int uploads = tries.times(20, 300);
		Audit audit = Audit.begin(this.site);
		List<Accepted> accepted = unread(() -> Uploads.upload(this.site.api(), uploads));
		for (String queue : queues()) {
			List<String> bodies = take(queue);
			bodies.addAll(List.copyOf(bodies));
			Collections.shuffle(bodies, new Random(1));
			bodies.forEach((body) -> send(queue, body));
		}
		HostProcess second = this.site.startHost(Ports.free().http(), Map.of());
		this.site.heal();
		tries.note(audit.passes(accepted));
		FaultSite.kill(second);
	}

	@Promise(when = "what was done long ago comes again, the oldest last", then = "records and parts stay as they are")
	void deliversLate(Tries tries) throws IOException {
		int uploads = tries.times(10, 100);
		Audit audit = Audit.begin(this.site);
		List<List<String>> bodies = new ArrayList<>();
		List<Accepted> accepted = unread(() -> Uploads.upload(this.site.api(), uploads));
		for (String queue : queues()) {
			bodies.add(take(queue));
			bodies.get(bodies.size() - 1).forEach((body) -> send(queue, body));
		}
		this.site.heal();
		audit.passes(accepted);
		for (int i = queues().size() - 1; i >= 0; i--) {
			Collections.reverse(bodies.get(i));
			for (String body : bodies.get(i)) {
				send(queues().get(i), body);
			}
		}
		tries.note(audit.passes(accepted));
	}

	@Promise(when = "acknowledgements are lost", then = "what comes again changes nothing")
	void losesAcknowledgements(Tries tries) {
		Audit audit = Audit.begin(this.site);
		Spoiling lost = this.site.sqs.spoil(tries.times(3, 30), (call) -> call.does("DeleteMessage"),
				Trouble.status(500));
		List<Accepted> accepted = Uploads.upload(this.site.api(), 20);
		await().until(() -> lost.left().get() <= 0);
		tries.note(audit.passes(accepted));
	}

	@Promise(when = "messages come that nobody can read, among good ones",
			then = "the good ones are worked off, the others are in the dead-letter queue within seconds")
	void bringsPoison(Tries tries) {
		List<String> poisons = List.of("poison", "{}", "[]", "{\"id\":7}", "null", "{\"process_id\":\"x\"}", "{{{");
		tries.times(2 * poisons.size(), 2 * poisons.size());
		Audit audit = Audit.begin(this.site);
		List<Accepted> accepted = new ArrayList<>();
		for (String poison : poisons) {
			queues().forEach((queue) -> send(queue, poison));
			accepted.addAll(Uploads.upload(this.site.api(), 2));
		}
		await().atMost(Duration.ofSeconds(30)).until(() -> audit.deadLetters() == tries.count());
		queues().forEach((queue) -> take(queue + "-dead-letters"));
		tries.note(audit.passes(accepted));
	}

	@Promise(when = "a cause is mended after messages have gone to the dead-letter queue",
			then = "a redrive brings all to its end")
	void redrives(Tries tries) throws IOException {
		Audit audit = Audit.begin(this.site);
		List<Accepted> accepted = unread(() -> Uploads.upload(this.site.api(), 10));
		for (String queue : queues()) {
			giveUp(queue);
		}
		assertThat(audit.deadLetters()).isGreaterThan(10);
		this.site.heal();
		tries.note("%d messages redriven", audit.redrive());
		tries.note(audit.passes(accepted));
	}

	/** Receives everything without ever acknowledging it, until it is a dead letter. */
	private void giveUp(String queue) {
		await().until(() -> {
			this.site.queues()
				.receiveMessage((receive) -> receive.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(0));
			return Queues.messages(this.site.queues(), queue) == 0;
		});
	}

	/** Takes everything out of a queue. */
	private List<String> take(String queue) {
		List<String> bodies = new ArrayList<>();
		List<Message> batch;
		do {
			batch = this.site.queues()
				.receiveMessage((receive) -> receive.queueUrl(queue).maxNumberOfMessages(10))
				.messages();
			for (Message message : batch) {
				bodies.add(message.body());
				this.site.queues()
					.deleteMessage((delete) -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
			}
		}
		while (!batch.isEmpty());
		return bodies;
	}

	private void send(String queue, String body) {
		this.site.queues().sendMessage((send) -> send.queueUrl(queue).messageBody(body));
	}

	private List<String> queues() {
		return List.of(this.site.servers().queues().records(), this.site.servers().queues().processing());
	}

	/** Works while the queues seem empty to the host. */
	private List<Accepted> unread(Supplier<List<Accepted>> work) {
		Predicate<Call> reads = (call) -> call.does("ReceiveMessage");
		this.site.sqs.spoil(Integer.MAX_VALUE, reads,
				Trouble.answerInstead("application/x-amz-json-1.0", "{}", Duration.ofMillis(200)));
		await().until(() -> !this.site.sqs.passes(reads));
		return work.get();
	}

}
