package io.filepipeline.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

import io.filepipeline.local.FaultyHttp.Call;
import io.filepipeline.local.FaultyHttp.Spoiling;
import io.filepipeline.local.Uploads.Accepted;
import io.filepipeline.local.lambda.LocalLambdas;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process that is killed, at whatever moment, loses and doubles nothing.
 */
@ExtendWith(FaultSite.Provider.class)
class KillTests {

	private static final Duration REST = Duration.ofSeconds(1);

	private final FaultSite site;

	KillTests(FaultSite site) {
		this.site = site;
	}

	@Promise(when = "the host is killed at a random moment under load",
			then = "each accepted upload has its object, its record and its parts once, and nothing else is there")
	void hostAtAnyMoment(Tries tries) throws IOException {
		Audit audit = Audit.begin(this.site);
		Random random = new Random();
		Uploads uploads = Uploads.start(this.site::api, 3, REST);
		for (int i = tries.times(2, 50); i > 0; i--) {
			let(Duration.ofMillis(random.nextInt(3000)));
			FaultSite.kill(this.site.host());
			this.site.heal();
		}
		passes(audit, uploads, tries);
	}

	@Promise(when = "the host is killed while it stores an upload", then = "the upload is stored once")
	void whileItStores(Tries tries) throws IOException {
		killedAt(tries, this.site.s3, (call) -> call.is("PUT", "/file-pipeline/files/"));
	}

	@Promise(when = "the host is killed between S3 and the queue", then = "the upload is stored and recorded once")
	void betweenBucketAndQueue(Tries tries) throws IOException {
		killedAt(tries, this.site.sqs, (call) -> call.does("SendMessage"));
	}

	@Promise(when = "the host is killed while it fetches a document to split", then = "each part is made once")
	void whileItFetches(Tries tries) throws IOException {
		killedAt(tries, this.site.s3, (call) -> call.is("GET", "/file-pipeline/files/"));
	}

	@Promise(when = "the host is killed between two parts", then = "each part is made once")
	void betweenParts(Tries tries) throws IOException {
		int times = tries.times(1, 4);
		for (int i = 0; i < times; i++) {
			// only then are the next parts those of the next document
			Audit audit = Audit.begin(this.site);
			HostProcess host = this.site.host();
			int[] puts = { 0 };
			// the first is the document
			Spoiling kill = this.site.s3.spoil(1, (call) -> call.is("PUT", "/file-pipeline/files/") && ++puts[0] == 5,
					Trouble.at(() -> FaultSite.kill(host)));
			Accepted accepted = Uploads.uploadDocument(this.site.api(), 12, 12);
			await().until(() -> kill.times() == 1 && !host.process().isAlive());
			this.site.heal();
			audit.passes(List.of(accepted));
		}
		tries.note("%d uploads, %d parts", times, 12 * times);
	}

	@Promise(when = "the host is asked to stop while it splits", then = "it finishes that first")
	void askedToStop(Tries tries) throws IOException {
		Audit audit = Audit.begin(this.site);
		HostProcess host = this.site.host();
		Spoiling slow = this.site.s3.spoil(1, (call) -> call.is("GET", "/file-pipeline/files/"),
				Trouble.stall(tries.seconds(2, 28)));
		Accepted accepted = Uploads.uploadDocument(this.site.api(), 4, 4);
		await().until(() -> slow.times() == 1);

		host.end();

		assertThat(this.site.log(host)).contains("Split " + accepted.receipt().file().id());
		this.site.heal();
		audit.passes(List.of(accepted));
	}

	@Promise(when = "the host is killed before it acknowledges", then = "what comes again changes nothing")
	void beforeTheAcknowledgement(Tries tries) throws IOException {
		killedAt(tries, this.site.sqs, (call) -> call.does("DeleteMessage"));
	}

	@Promise(when = "a Lambda's process is killed at a random moment under load",
			then = "each accepted upload has its object, its record and its parts once, and nothing else is there")
	void lambdaAtAnyMoment(Tries tries) throws Exception {
		Audit audit = Audit.begin(this.site);
		Random random = new Random();
		FaultSite.kill(this.site.host());
		this.site.startHost(this.site.api().base().getPort(),
				Map.of("RECORD_ON_HOST", "false", "SPLIT_ON_HOST", "false"));
		try (LocalLambdas functions = LocalLambdas.start(Zips.REPOSITORY, this.site.folder("lambdas"),
				this.site.environment(), this.site.queues(), this.site.servers().queues().records(),
				this.site.servers().queues().processing(), Duration.ofSeconds(15))) {
			Uploads uploads = Uploads.start(this.site::api, 2, REST);
			for (int i = tries.times(2, 50); i > 0; i--) {
				let(Duration.ofMillis(random.nextInt(3000)));
				await().until(() -> functions.processes().findAny().isPresent());
				functions.processes().skip(random.nextInt(2)).findFirst().ifPresent(ProcessHandle::destroyForcibly);
			}
			passes(audit, uploads, tries);
		}
		FaultSite.kill(this.site.host());
		this.site.heal();
	}

	/** Some may have been received five times by processes that were killed. */
	private static void passes(Audit audit, Uploads uploads, Tries tries) {
		List<Accepted> accepted = uploads.stop();
		int redriven = audit.redrive();
		tries.note(audit.passes(accepted));
		if (redriven > 0) {
			tries.note("%d messages redriven", redriven);
		}
	}

	private void killedAt(Tries tries, FaultyHttp server, Predicate<Call> moment) throws IOException {
		Audit audit = Audit.begin(this.site);
		int times = tries.times(1, 4);
		List<Accepted> accepted = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			HostProcess host = this.site.host();
			Spoiling kill = server.spoil(1, moment, Trouble.at(() -> FaultSite.kill(host)));
			Uploads uploads = Uploads.start(this.site::api, 2, REST);
			await().until(() -> kill.times() == 1 && !host.process().isAlive());
			this.site.heal();
			accepted.addAll(uploads.stop());
		}
		tries.note(audit.passes(accepted));
	}

	/** Goes on after so much time, whatever happens meanwhile. */
	private static void let(Duration time) {
		await().pollDelay(time).until(() -> true);
	}

}
