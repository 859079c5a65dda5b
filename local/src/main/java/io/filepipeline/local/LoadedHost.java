package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The host under load, seen from beside: its heap and its queues.
 *
 * @param host its process
 * @param queues its queues
 */
record LoadedHost(HostProcess host, Queues queues) {

	private static final Pattern USED = Pattern.compile("used (\\d+)K");

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	/** The bytes in its heap that a garbage collection leaves. */
	long heap() throws IOException, InterruptedException {
		jcmd("GC.run");
		return jcmd("GC.heap_info").lines()
			.filter((line) -> !line.contains("Metaspace") && !line.contains("class space"))
			.map(USED::matcher)
			.filter(Matcher::find)
			.mapToLong((used) -> Long.parseLong(used.group(1)) * 1024)
			.sum();
	}

	/**
	 * Waits until its queues are empty.
	 * @throws IOException when they do not become so, or a message has failed for good
	 */
	void drain() throws IOException, InterruptedException {
		try (SqsClient sqs = sqs()) {
			long end = System.nanoTime() + PATIENCE.toNanos();
			while (Queues.messages(sqs, this.queues.records()) + Queues.messages(sqs, this.queues.processing()) > 0) {
				if (System.nanoTime() > end) {
					throw new IOException("The queues do not become empty");
				}
				TimeUnit.MILLISECONDS.sleep(200);
			}
			for (String queue : List.of(this.queues.records(), this.queues.processing())) {
				int dead = Queues.messages(sqs, queue + "-dead-letters");
				if (dead > 0) {
					throw new IOException(dead + " messages of " + queue + " have failed");
				}
			}
		}
	}

	private SqsClient sqs() {
		return SqsClient.builder()
			.endpointOverride(URI.create(this.queues.endpoint()))
			.region(Region.of("elasticmq"))
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
	}

	private String jcmd(String command) throws IOException, InterruptedException {
		Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				Long.toString(this.host.process().pid()), command)
			.redirectErrorStream(true)
			.start();
		String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (jcmd.waitFor() != 0) {
			throw new IOException("jcmd " + command + " fails: " + output);
		}
		return output;
	}

}
