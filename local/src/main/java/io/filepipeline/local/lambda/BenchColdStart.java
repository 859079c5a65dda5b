package io.filepipeline.local.lambda;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long functions take to start, beside handlers that do nothing; see
 * scripts/bench_cold_start.sh. All take turns, so that whatever else the machine does
 * befalls all alike.
 */
public final class BenchColdStart {

	/** Refused by every function after it was checked, so that no server is needed. */
	private static final byte[] FIRST_EVENT = "{}".getBytes(StandardCharsets.UTF_8);

	/** An empty batch: all that stands before the function, and nothing of it. */
	private static final byte[] WARM_EVENT = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);

	private static final int WARM_CALLS = 2000;

	private static final Map<String, String> ENVIRONMENT = Map.of("AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID",
			"none", "AWS_SECRET_ACCESS_KEY", "none", "AWS_S3_BUCKET_NAME", "none", "API_CALLBACK_URL",
			"http://127.0.0.1:1/", "AWS_SQS_QUEUE_URL", "http://127.0.0.1:1/processing", "AWS_SQS_RECORDS_QUEUE_URL",
			"http://127.0.0.1:1/records", "CALLBACK_SIGNING_SECRET", "whsec_bm8gc2VjcmV0IG5vIHNlY3JldCBubyBzZWNyZXQ=");

	private BenchColdStart() {
	}

	/**
	 * Prints a table.
	 * @param arguments the folder with a file tree for each candidate, and how often each
	 * is started
	 */
	public static void main(String[] arguments) throws IOException {
		Path work = Path.of(arguments[0]).toAbsolutePath();
		Path runtime = LocalLambda.runtime(Path.of(""));
		List<Candidate> candidates = new ArrayList<>();
		candidates.add(new Candidate("a bare handler",
				LaunchCommand.handler(runtime, work.resolve("bare"), 1024, "BareHandler", List.of())));
		candidates.add(new Candidate("a bare handler with an S3 client",
				LaunchCommand.handler(runtime, work.resolve("bare"), 1024, "S3Handler", List.of())));
		for (String function : List.of("upload", "split")) {
			candidates.add(new Candidate("`" + function + "`, its zip",
					LaunchCommand.zip(runtime, work.resolve(function), 1024, function)));
			Path container = work.resolve(function + "-container");
			if (Files.exists(container.resolve(ContainerTree.CACHE))) {
				candidates
					.add(new Candidate("`" + function + "`, with its AOT cache", LaunchCommand.container(container)));
			}
		}
		int times = Integer.parseInt(arguments[1]);
		for (int i = 0; i < times; i++) {
			for (Candidate candidate : candidates) {
				candidate.measure();
			}
			System.err.printf("%d of %d%n", i + 1, times);
		}
		print(candidates, System.out);
	}

	private static void print(List<Candidate> candidates, PrintStream out) {
		double[] yardstick = candidates.get(1).medians();
		double bareCall = candidates.get(0).medians()[2];
		out.println("| | ready for an event | first answer | ready, against the S3 handler | each warm call |");
		out.println("|---|---|---|---|---|");
		for (Candidate candidate : candidates) {
			double[] medians = candidate.medians();
			out.printf(Locale.ROOT, "| %s | %.0f ms | %.0f ms | %.2f × | %.2f ms (%+.2f) |%n", candidate.name,
					medians[0], medians[1], medians[0] / yardstick[0], medians[2], medians[2] - bareCall);
		}
	}

	/**
	 * Something to start.
	 */
	private static final class Candidate {

		private final String name;

		private final LaunchCommand command;

		private final List<double[]> samples = new ArrayList<>();

		Candidate(String name, LaunchCommand command) {
			this.name = name;
			this.command = command;
		}

		void measure() throws IOException {
			FunctionSettings settings = new FunctionSettings("bench", ENVIRONMENT, 1024, Duration.ofMinutes(1), 1);
			long begun = System.nanoTime();
			try (ExecutionEnvironment environment = ExecutionEnvironment.start(settings, this.command,
					Redirect.DISCARD)) {
				long ready = System.nanoTime();
				environment.invoke(FIRST_EVENT);
				long answered = System.nanoTime();
				for (int i = 0; i < WARM_CALLS; i++) {
					environment.invoke(WARM_EVENT);
				}
				long half = System.nanoTime();
				for (int i = 0; i < WARM_CALLS; i++) {
					environment.invoke(WARM_EVENT);
				}
				long end = System.nanoTime();
				this.samples.add(new double[] { (ready - begun) / 1e6, (answered - begun) / 1e6,
						(end - half) / 1e6 / WARM_CALLS });
			}
		}

		double[] medians() {
			double[] medians = new double[3];
			for (int i = 0; i < medians.length; i++) {
				int column = i;
				double[] sorted = this.samples.stream().mapToDouble((sample) -> sample[column]).sorted().toArray();
				medians[i] = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
			}
			return medians;
		}

	}

}
