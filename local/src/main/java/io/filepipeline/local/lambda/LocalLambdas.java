package io.filepipeline.local.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.filepipeline.local.lambda.EventSourceMapping.Source;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The functions {@code record} and {@code split} as Lambdas that their queues feed.
 */
public final class LocalLambdas implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofMinutes(15);

	/** Less than the six timeouts on AWS, to suit a person who waits for a second try. */
	private static final Duration VISIBILITY = TIMEOUT.plusMinutes(1);

	private final List<AutoCloseable> parts;

	private LocalLambdas(List<AutoCloseable> parts) {
		this.parts = parts;
	}

	/**
	 * Unpacks the zips and waits for messages; a process starts with the first.
	 * @param repository the top of the repository, in which everything is built
	 * @param folder where the unpacked zips and their logs go
	 * @param environment the environment variables of both
	 * @param sqs reads the queues; it is not closed
	 * @param recordsQueue the URL of the queue of records
	 * @param processingQueue the URL of the queue of documents to split
	 */
	public static LocalLambdas start(Path repository, Path folder, Map<String, String> environment, SqsClient sqs,
			String recordsQueue, String processingQueue) throws IOException {
		List<AutoCloseable> parts = new ArrayList<>();
		FunctionSettings record = new FunctionSettings("record", environment, 512, Duration.ofSeconds(30), 2);
		FunctionSettings split = new FunctionSettings("split", environment, 1024, TIMEOUT, 2);
		// both before anything is started, which a zip that is missing would leave
		// running
		LocalLambda recordLambda = LocalLambda.deploy(repository, folder, record);
		LocalLambda splitLambda = LocalLambda.deploy(repository, folder, split);
		parts.add(EventSourceMapping.start(sqs, new Source(recordsQueue, 10, 2, Duration.ofMinutes(3)), recordLambda));
		parts.add(EventSourceMapping.start(sqs, new Source(processingQueue, 1, 2, VISIBILITY), splitLambda));
		return new LocalLambdas(parts);
	}

	@Override
	public void close() throws Exception {
		for (AutoCloseable part : this.parts) {
			part.close();
		}
	}

}
