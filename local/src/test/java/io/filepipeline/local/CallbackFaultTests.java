package io.filepipeline.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.filepipeline.local.FaultyHttp.Spoiling;
import io.filepipeline.local.Uploads.Accepted;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.awaitility.Awaitility.await;

/**
 * The API does not always answer to reports of parts.
 */
@ExtendWith(FaultSite.Provider.class)
class CallbackFaultTests {

	private static final String ONCE = "each part is reported, and recorded once";

	private final FaultSite site;

	CallbackFaultTests(FaultSite site) {
		this.site = site;
	}

	@Promise(when = "callbacks are answered with 500", then = ONCE)
	void areAnswered500(Tries tries) {
		troubled(tries, tries.times(10, 100), Trouble.status(500));
	}

	@Promise(when = "callbacks are answered late, or not within their time", then = ONCE)
	void timeOut(Tries tries) {
		troubled(tries, tries.times(2, 4), Trouble.stall(tries.seconds(2, 40)));
	}

	@Promise(when = "callbacks are taken, but the answer is lost", then = ONCE)
	void loseTheirAnswers(Tries tries) {
		troubled(tries, tries.times(10, 100), Trouble.loseAnswer());
	}

	@Promise(when = "callbacks break in their middle", then = ONCE)
	void breakOff(Tries tries) {
		troubled(tries, tries.times(10, 100), Trouble.cutRequest(100));
	}

	@Promise(when = "callbacks are refused while another host is restarted", then = ONCE)
	void areRefused(Tries tries) throws IOException {
		Audit audit = Audit.begin(this.site);
		HostProcess splitter = this.site.startHost(Ports.free().http(), Map.of("RECORD_ON_HOST", "false"));
		for (int i = tries.times(1, 3); i > 0; i--) {
			List<Accepted> accepted = Uploads.upload(this.site.api(), 10);
			FaultSite.kill(this.site.host());
			this.site.heal();
			tries.note(audit.passes(accepted));
			audit = Audit.begin(this.site);
		}
		FaultSite.kill(splitter);
	}

	private void troubled(Tries tries, int times, Trouble trouble) {
		Audit audit = Audit.begin(this.site);
		int[] calls = { 0 };
		Spoiling spoiling = this.site.callbacks.spoil(times, (call) -> ++calls[0] % 3 != 0, trouble);
		Uploads uploads = Uploads.start(this.site::api, 2, Duration.ofMillis(300));
		await().atMost(Duration.ofMinutes(5)).until(() -> spoiling.left().get() <= 0);
		this.site.callbacks.heal();
		tries.note(audit.passes(uploads.stop()));
	}

}
