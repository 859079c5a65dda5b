package io.filepipeline.local.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.filepipeline.local.lambda.EventSourceMapping.Source;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The functions {@code record} and {@code split} as Lambdas that their queues feed.
 */
public final class LocalLambdas implements AutoCloseable {

	/** How long a split may take: the most that Lambda allows, for a slow machine. */
	public static final Duration TIMEOUT = Duration.ofMinutes(15);

	/** Less than the six timeouts on AWS, to suit a person who waits for a second try. */
	private static final Duration RESERVE = Duration.ofSeconds(10);

	/** How long it may take to record a batch. */
	private static final Duration RECORD_TIMEOUT = Duration.ofSeconds(30);

	private final List<EventSourceMapping> mappings;

	private LocalLambdas(List<EventSourceMapping> mappings) {
		this.mappings = mappings;
	}

	/**
	 * Unpacks the zips and waits for messages; a process starts with the first.
	 * @param repository the top of the repository, in which everything is built
	 * @param folder where the unpacked zips and their logs go
	 * @param environment the environment variables of both
	 * @param sqs reads the queues; it is not closed
	 * @param recordsQueue the URL of the queue of records
	 * @param processingQueue the URL of the queue of documents to split
	 * @param timeout how long a split may take, and to record a batch if that is less
	 * than usual
	 */
	public static LocalLambdas start(Path repository, Path folder, Map<String, String> environment, SqsClient sqs,
			String recordsQueue, String processingQueue, Duration timeout) throws IOException {
		FunctionSettings record = new FunctionSettings("record", environment, 512,
				(timeout.compareTo(RECORD_TIMEOUT) < 0) ? timeout : RECORD_TIMEOUT, 2);
		FunctionSettings split = new FunctionSettings("split", environment, 1024, timeout, 2);
		// both before anything is started, which a zip that is missing would leave
		// running
		LocalLambda recordLambda = LocalLambda.deploy(repository, folder, record);
		LocalLambda splitLambda = LocalLambda.deploy(repository, folder, split);
		return new LocalLambdas(List.of(
				EventSourceMapping.start(sqs, new Source(recordsQueue, 10, 2, record.timeout().plus(RESERVE)),
						recordLambda),
				EventSourceMapping.start(sqs, new Source(processingQueue, 1, 2, timeout.plus(RESERVE)), splitLambda)));
	}

	/** The processes that there are at the moment. */
	public Stream<ProcessHandle> processes() {
		return this.mappings.stream().flatMap((mapping) -> mapping.function().processes());
	}

	@Override
	public void close() throws Exception {
		for (EventSourceMapping mapping : this.mappings) {
			mapping.close();
		}
	}

}
