package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.filepipeline.contracts.InvalidSetting;
import io.filepipeline.contracts.Setting;
import io.filepipeline.host.ApiHost;
import io.filepipeline.local.Queues.Messages;
import io.filepipeline.local.lambda.LambdaEnvironment;
import io.filepipeline.local.lambda.LocalLambdas;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.FileSystemUtils;

/**
 * The running pipeline: the host of production, in front of servers on this machine.
 *
 * @param folder where its data is
 * @param servers the servers
 * @param host the host
 * @param url where the API is
 * @param functions what reads the queues when the host does not
 */
record LocalPipeline(Path folder, Servers servers, ConfigurableApplicationContext host, URI url,
		@Nullable LocalLambdas functions) implements AutoCloseable {

	private static final String SECRET = "signing-secret";

	/**
	 * Starts everything; what earlier runs have left in the folder is there again.
	 * @param messages what becomes of those in the queues
	 * @param worker what reads the queues
	 * @param progress is told what is being started
	 */
	static LocalPipeline start(Path folder, Ports ports, Messages messages, Worker worker, Consumer<String> progress)
			throws Exception {
		progress.accept("Starting PostgreSQL, SQS and S3 ...");
		Servers servers = Servers.start(folder, ports, messages);
		progress.accept("Starting the host ...");
		try {
			URI url = url(ports);
			String secret = secret(folder);
			ConfigurableApplicationContext host = host(settings(servers, url, secret, worker));
			try {
				return new LocalPipeline(folder, servers, host, url,
						functions(folder, environment(servers, url, secret), worker, servers.queues(), host));
			}
			catch (Exception ex) {
				host.close();
				throw ex;
			}
		}
		catch (Exception ex) {
			servers.close();
			throw ex;
		}
	}

	private static @Nullable LocalLambdas functions(Path folder, Map<String, String> environment, Worker worker,
			Queues queues, ConfigurableApplicationContext host) throws IOException {
		LambdaEnvironment.write(folder, environment);
		return (worker instanceof Worker.Lambdas lambdas)
				? LocalLambdas.start(lambdas.repository(), folder.resolve("lambda"), environment,
						host.getBean(SqsClient.class), queues.records(), queues.processing(), LocalLambdas.TIMEOUT)
				: null;
	}

	/** Deletes what earlier runs have left. */
	static void clear(Path folder) throws IOException {
		for (String data : Servers.DATA) {
			FileSystemUtils.deleteRecursively(folder.resolve(data));
		}
		Files.deleteIfExists(folder.resolve(SECRET));
	}

	@Override
	public void close() throws Exception {
		LambdaEnvironment.delete(this.folder);
		if (this.functions != null) {
			this.functions.close();
		}
		this.host.close();
		this.servers.close();
	}

	private static ConfigurableApplicationContext host(Map<String, String> settings) {
		SpringApplication application = new SpringApplication(ApiHost.class);
		// the servers must outlive the host, so that all are stopped from one place
		application.setRegisterShutdownHook(false);
		try {
			return application.run(settings.entrySet()
				.stream()
				.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
				.toArray(String[]::new));
		}
		catch (RuntimeException ex) {
			if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof InvalidSetting invalid) {
				throw new CannotStart(Objects.requireNonNull(invalid.getMessage()));
			}
			throw ex;
		}
	}

	private static URI url(Ports ports) {
		return URI.create("http://127.0.0.1:" + ports.http());
	}

	/** Given as arguments, which nothing in the user's environment overrides. */
	private static Map<String, String> settings(Servers servers, URI url, String secret, Worker worker) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("server.port", Integer.toString(url.getPort()));
		settings.put("server.address", "127.0.0.1");
		settings.put("spring.main.banner-mode", "off");
		// a stop waits for the poll that is under way
		settings.put("spring.cloud.aws.sqs.listener.poll-timeout", "1s");
		boolean onHost = worker instanceof Worker.Host;
		settings.put("pipeline.record.enabled", Boolean.toString(onHost));
		settings.put("pipeline.split.enabled", Boolean.toString(onHost));
		// so that they can be tried with a receiver on this machine
		settings.put("pipeline.webhook.allow-private", "true");
		settings.put("USE_AWS_SECRETS", "false");
		settings.put("SECRETS_FILE", "none");
		settings.put(Setting.BUCKET.property(), ObjectStore.BUCKET);
		settings.put(Setting.RECORDS_QUEUE.property(), servers.queues().records());
		settings.put(Setting.PROCESSING_QUEUE.property(), servers.queues().processing());
		settings.put(Setting.CALLBACK_URL.property(), url + "/api/records/");
		settings.put(Setting.SIGNING_SECRET.property(), secret);
		settings.put(Setting.DATABASE_URL.property(), servers.postgres().jdbcUrl());
		settings.put(Setting.DATABASE_USER.property(), servers.postgres().user());
		settings.put(Setting.DATABASE_PASSWORD.property(), servers.postgres().user());
		useFromNowOn(servers);
		return settings;
	}

	/**
	 * What the SDK in this JVM reaches when a client is made: as properties of the SDK
	 * itself, as AWS_ENDPOINT_URL_S3 and the others would be.
	 */
	static void useFromNowOn(Servers servers) {
		System.setProperty("aws.endpointUrlS3", servers.objects().endpoint());
		System.setProperty("aws.endpointUrlSqs", servers.queues().endpoint());
		System.setProperty("aws.region", "elasticmq");
		System.setProperty("aws.accessKeyId", "local");
		System.setProperty("aws.secretAccessKey", "local");
	}

	/** What a function that works on the same servers finds in its environment. */
	Map<String, String> environment() throws IOException {
		return environment(this.servers, this.url, secret(this.folder));
	}

	/** The same for a host in a process of its own. */
	static Map<String, String> environment(Path folder, Servers servers, Ports ports) throws IOException {
		return environment(servers, url(ports), secret(folder));
	}

	private static Map<String, String> environment(Servers servers, URI url, String secret) {
		Map<String, String> environment = new LinkedHashMap<>();
		environment.put(Setting.BUCKET.variable(), ObjectStore.BUCKET);
		environment.put(Setting.RECORDS_QUEUE.variable(), servers.queues().records());
		environment.put(Setting.PROCESSING_QUEUE.variable(), servers.queues().processing());
		environment.put(Setting.CALLBACK_URL.variable(), url + "/api/records/");
		environment.put(Setting.SIGNING_SECRET.variable(), secret);
		environment.put(Setting.DATABASE_URL.variable(), servers.postgres().jdbcUrl());
		environment.put(Setting.DATABASE_USER.variable(), servers.postgres().user());
		environment.put(Setting.DATABASE_PASSWORD.variable(), servers.postgres().user());
		environment.put("AWS_ENDPOINT_URL_S3", servers.objects().endpoint());
		environment.put("AWS_ENDPOINT_URL_SQS", servers.queues().endpoint());
		environment.put("AWS_REGION", "elasticmq");
		environment.put("AWS_ACCESS_KEY_ID", "local");
		environment.put("AWS_SECRET_ACCESS_KEY", "local");
		return environment;
	}

	/** Ids of earlier runs are known again by the secret that they were issued under. */
	private static String secret(Path folder) throws IOException {
		Path file = folder.resolve(SECRET);
		if (!Files.exists(file)) {
			byte[] bytes = new byte[32];
			new SecureRandom().nextBytes(bytes);
			Files.writeString(file, "whsec_" + Base64.getEncoder().encodeToString(bytes));
		}
		return Files.readString(file);
	}

}
