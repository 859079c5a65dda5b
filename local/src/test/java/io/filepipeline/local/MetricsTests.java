package io.filepipeline.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What Prometheus reads, and what the dashboard makes of it.
 */
@ExtendWith(RunningPipeline.class)
class MetricsTests {

	private static final Path DASHBOARD = Path.of("../docs/grafana-dashboard.json");

	private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_:]+(?:\\{[^}]*})?) (\\S+)$");

	private static final Pattern METRIC = Pattern.compile("\\b((?:pipeline|http_server|jvm|hikaricp|process)_[a-z_]+)");

	private final Api api;

	private final String records;

	MetricsTests(LocalPipeline pipeline, Api api) {
		this.api = api;
		String url = pipeline.servers().queues().records();
		this.records = url.substring(url.lastIndexOf('/') + 1);
	}

	@Test
	void countWhatIsUploadedMadeAndFailed() {
		Map<String, Double> before = samples();
		byte[] pdf = Pdfs.withPages(3);

		this.api.finished(this.api.accepted(pdf, "a.pdf",
				"{\"process\":true,\"process_params\":{\"split_params\":{\"ranges\":[\"1\",\"2-3\",\"9\"]}}}"));

		await().untilAsserted(() -> {
			Map<String, Double> now = samples();
			assertThat(grown("pipeline_uploads_bytes_count", before, now)).isEqualTo(1);
			assertThat(grown("pipeline_uploads_bytes_sum", before, now)).isEqualTo(pdf.length);
			assertThat(grown("pipeline_parts_bytes_count", before, now)).isEqualTo(2);
			assertThat(grown("pipeline_parts_failed_total{code=\"page_out_of_range\"}", before, now)).isEqualTo(1);
			assertThat(grown("pipeline_processes_seconds_count{status=\"partially_succeeded\"}", before, now))
				.isEqualTo(1);
			assertThat(grown("pipeline_queue_wait_seconds_count{queue=\"" + this.records + "\"}", before, now))
				.isGreaterThanOrEqualTo(4);
		});
	}

	@Test
	void tellHowMuchTheQueuesHold() {
		for (String state : new String[] { "waiting", "in_flight", "dead_letters" }) {
			assertThat(samples().get("pipeline_queue_messages{queue=\"" + this.records + "\",state=\"" + state + "\"}"))
				.isNotNegative();
		}
	}

	@Test
	void areAllThatTheDashboardShows() throws Exception {
		this.api.finished(this.api.accepted(Pdfs.withPages(1), "a.pdf",
				"{\"process\":true,\"process_params\":{\"split_params\":{\"ranges\":[\"1\",\"2\"]}}}"));
		String dashboard = Files.readString(DASHBOARD);
		try (WebhookReceiver receiver = new WebhookReceiver()) {
			Webhooks.register(this.api, receiver.at("/ok").toString()).test(this.api);

			await().untilAsserted(() -> {
				String exposed = this.api.get("/actuator/prometheus").body();
				assertThat(METRIC.matcher(dashboard).results().map(MatchResult::group)).isNotEmpty()
					.allSatisfy((metric) -> assertThat(exposed).containsPattern("(?m)^" + metric + "[{ ]"));
			});
		}
		finally {
			Webhooks.deleteAll(this.api);
		}
	}

	private Map<String, Double> samples() {
		return SAMPLE.matcher(this.api.get("/actuator/prometheus").body())
			.results()
			.collect(Collectors.toMap((sample) -> sample.group(1), (sample) -> Double.valueOf(sample.group(2))));
	}

	private static double grown(String name, Map<String, Double> before, Map<String, Double> now) {
		Function<Map<String, Double>, Double> value = (samples) -> samples.getOrDefault(name, 0.0);
		return value.apply(now) - value.apply(before);
	}

}
