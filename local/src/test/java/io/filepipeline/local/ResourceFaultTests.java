package io.filepipeline.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.filepipeline.local.Uploads.Accepted;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A process has less than it needs, until it is replaced.
 */
@ExtendWith(FaultSite.Provider.class)
class ResourceFaultTests {

	private static final int LARGE = 2000;

	private final FaultSite site;

	ResourceFaultTests(FaultSite site) {
		this.site = site;
	}

	@Promise(when = "the splitter's disk is too full for a document",
			then = "small documents are split meanwhile, and the large one when there is room again")
	void diskOfTheSplitterIsFull(Tries tries) throws Exception {
		Audit audit = Audit.begin(this.site);
		List<Accepted> accepted = new ArrayList<>();
		for (int i = tries.times(1, 2); i > 0; i--) {
			replaceHost(Map.of("SPLIT_ON_HOST", "false"));
			HostProcess splitter = this.site.startHost(Ports.free().http(), Map.of());
			limitFiles(splitter);
			accepted.add(Uploads.uploadDocument(this.site.api(), LARGE, 3));
			await().until(() -> this.site.log(splitter).contains("failed at receipt 1"));
			Accepted small = Uploads.uploadDocument(this.site.api(), 4, 4);
			this.site.api().finished(small.receipt());
			accepted.add(small);
			FaultSite.kill(splitter);
			replaceHost(Map.of());
		}
		tries.note(audit.passes(accepted));
	}

	@Promise(when = "the host's disk is too full for an upload",
			then = "it is answered with 503 and changes nothing, and small ones are accepted")
	void diskOfTheHostIsFull(Tries tries) throws Exception {
		Audit audit = Audit.begin(this.site);
		limitFiles(this.site.host());
		byte[] large = Pdfs.withPages(LARGE);
		for (int i = tries.times(2, 20); i > 0; i--) {
			HttpResponse<String> answer = this.site.api().upload(large, "large.pdf", "{}");
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
		}
		List<Accepted> small = List.of(Uploads.uploadDocument(this.site.api(), 4, 4));
		tries.note(audit.passes(small));
		replaceHost(Map.of());
	}

	@Promise(when = "the splitter's heap is too small for all that it does at once",
			then = "it goes on or ends, and what it had is split by another")
	void heapIsNearlyFull(Tries tries) throws IOException {
		Audit audit = Audit.begin(this.site);
		List<Accepted> accepted = new ArrayList<>();
		int ended = 0;
		for (int i = tries.times(1, 2); i > 0; i--) {
			replaceHost(Map.of("SPLIT_ON_HOST", "false"));
			HostProcess splitter = this.site.startHost(Ports.free().http(), Map.of("SPLIT_CONCURRENCY", "8"), "-Xmx64m",
					"-XX:+ExitOnOutOfMemoryError");
			accepted.addAll(IntStream.range(0, 10)
				.mapToObj((number) -> Uploads.uploadDocument(this.site.api(), LARGE, 20))
				.toList());
			await().atMost(Duration.ofMinutes(2))
				.until(() -> !splitter.process().isAlive() || audit.messagesToSplit() < 2);
			ended += splitter.process().isAlive() ? 0 : 1;
			FaultSite.kill(splitter);
			replaceHost(Map.of());
		}
		tries.note(audit.passes(accepted));
		tries.note("the process ended %d times", ended);
	}

	private void replaceHost(Map<String, String> settings) throws IOException {
		FaultSite.kill(this.site.host());
		this.site.startHost(this.site.api().base().getPort(), settings);
	}

	/** From now on the process cannot write files that hold a large document. */
	private static void limitFiles(HostProcess host) throws Exception {
		Process limit = new ProcessBuilder("prlimit", "--pid", Long.toString(host.process().pid()), "--fsize=100000")
			.inheritIO()
			.start();
		assertThat(limit.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(limit.exitValue()).isZero();
	}

}
