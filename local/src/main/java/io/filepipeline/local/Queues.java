package io.filepipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * An SQS server with its queues.
 */
class Queues implements AutoCloseable {

	private final int port;

	private final Function0<Terminated> shutdown;

	private Queues(int port, Function0<Terminated> shutdown) {
		this.port = port;
		this.shutdown = shutdown;
	}

	/**
	 * Starts it.
	 * @param folder for messages that are kept
	 */
	static Queues start(Messages messages, Path folder, int port) throws IOException {
		Files.createDirectories(folder);
		// without the delay, a message that was taken survives even a kill; and it is not
		// closed as soon as the JVM begins to end, when the host still works messages off
		String database = "jdbc:h2:file:" + folder.resolve("messages").toAbsolutePath()
				+ ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
		Config config = ConfigFactory
			.parseMap(Map.of("rest-sqs.bind-port", port, "node-address.port", port, "messages-storage.enabled",
					messages == Messages.KEPT, "messages-storage.uri", database))
			.withFallback(ConfigFactory.parseResources("queues.conf"))
			.withFallback(ConfigFactory.load());
		return new Queues(port, new ElasticMQServer(new ElasticMQServerConfig(config)).start());
	}

	String endpoint() {
		return "http://127.0.0.1:" + this.port;
	}

	String records() {
		return endpoint() + "/000000000000/file-pipeline-records";
	}

	String processing() {
		return endpoint() + "/000000000000/file-pipeline-processing";
	}

	/** How many messages a queue has, those included that somebody works on. */
	static int messages(SqsClient sqs, String queueUrl) {
		return sqs
			.getQueueAttributes((get) -> get.queueUrl(queueUrl)
				.attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
						QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
			.attributes()
			.values()
			.stream()
			.mapToInt(Integer::parseInt)
			.sum();
	}

	@Override
	public void close() {
		this.shutdown.apply();
	}

	/**
	 * What becomes of messages when the server stops.
	 */
	enum Messages {

		/**
		 * They are there again when it starts. One server in a JVM may keep its messages:
		 * ElasticMQ has a single database for all of them, and what one has written
		 * hinders the others.
		 */
		KEPT,

		/** They are gone. */
		FORGOTTEN

	}

}
