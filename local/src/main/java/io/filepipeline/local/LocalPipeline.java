package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import io.filepipeline.contracts.Setting;
import io.filepipeline.host.ApiHost;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The running pipeline: the host of production, in front of servers on this machine.
 *
 * @param postgres the database server
 * @param queues the SQS server
 * @param objects the S3 server
 * @param host the host
 * @param url where the API is
 */
record LocalPipeline(Postgres postgres, Queues queues, ObjectStore objects, ConfigurableApplicationContext host,
		URI url) implements AutoCloseable {

	/** What the folder keeps between runs. */
	static final List<String> DATA = List.of("postgres", "sqs", "s3", "signing-secret");

	/**
	 * Starts everything; what earlier runs have left in the folder is there again.
	 * @param progress is told what is being started
	 */
	static LocalPipeline start(Path folder, Ports ports, Consumer<String> progress) throws Exception {
		progress.accept("Starting PostgreSQL, SQS and S3 ...");
		CompletableFuture<Postgres> postgres = async(
				() -> Postgres.start(folder.resolve("postgres"), ports.postgres()));
		CompletableFuture<Queues> queues = async(() -> Queues.start(folder.resolve("sqs"), ports.sqs()));
		CompletableFuture<ObjectStore> objects = async(() -> ObjectStore.start(folder.resolve("s3"), ports.s3()));
		CompletableFuture.allOf(postgres, queues, objects).join();
		progress.accept("Starting the host ...");
		URI url = URI.create("http://127.0.0.1:" + ports.http());
		Map<String, String> settings = settings(postgres.join(), queues.join(), objects.join(), url, secret(folder));
		SpringApplication application = new SpringApplication(ApiHost.class);
		// the servers must outlive the host, so that all are stopped from one place
		application.setRegisterShutdownHook(false);
		ConfigurableApplicationContext host = application.run(settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new));
		return new LocalPipeline(postgres.join(), queues.join(), objects.join(), host, url);
	}

	@Override
	public void close() throws IOException {
		this.host.close();
		this.queues.close();
		this.objects.close();
		this.postgres.close();
	}

	/** Given as arguments, which nothing in the user's environment overrides. */
	private static Map<String, String> settings(Postgres postgres, Queues queues, ObjectStore objects, URI url,
			String secret) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("server.port", Integer.toString(url.getPort()));
		settings.put("server.address", "127.0.0.1");
		settings.put("spring.main.banner-mode", "off");
		settings.put("USE_AWS_SECRETS", "false");
		settings.put("SECRETS_FILE", "none");
		settings.put(Setting.BUCKET.property(), ObjectStore.BUCKET);
		settings.put(Setting.RECORDS_QUEUE.property(), queues.records());
		settings.put(Setting.PROCESSING_QUEUE.property(), queues.processing());
		settings.put(Setting.CALLBACK_URL.property(), url + "/api/records/");
		settings.put(Setting.SIGNING_SECRET.property(), secret);
		settings.put(Setting.DATABASE_URL.property(), postgres.jdbcUrl());
		settings.put(Setting.DATABASE_USER.property(), postgres.user());
		settings.put(Setting.DATABASE_PASSWORD.property(), postgres.user());
		// as properties of the SDK itself, as AWS_ENDPOINT_URL_S3 and the others would be
		System.setProperty("aws.endpointUrlS3", objects.endpoint());
		System.setProperty("aws.endpointUrlSqs", queues.endpoint());
		System.setProperty("aws.region", "elasticmq");
		System.setProperty("aws.accessKeyId", "local");
		System.setProperty("aws.secretAccessKey", "local");
		return settings;
	}

	/** Ids of earlier runs are known again by the secret that they were issued under. */
	private static String secret(Path folder) throws IOException {
		Path file = folder.resolve("signing-secret");
		if (!Files.exists(file)) {
			byte[] bytes = new byte[32];
			new SecureRandom().nextBytes(bytes);
			Files.writeString(file, "whsec_" + Base64.getEncoder().encodeToString(bytes));
		}
		return Files.readString(file);
	}

	/**
	 * In threads of their own: those of the common pool do not see what is in the jar.
	 */
	private static <T> CompletableFuture<T> async(Callable<T> start) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return start.call();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}, (task) -> new Thread(task, "start").start());
	}

}
