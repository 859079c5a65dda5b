package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.filepipeline.local.Queues.Messages;
import io.filepipeline.local.lambda.ContainerTree;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The pipeline with a host in a process of its own, that can be killed, and with
 * everything that it reaches behind what can be made to fail. One for all tests, whose
 * constructors take it; each leaves it healthy, with a host that runs.
 */
final class FaultSite implements AutoCloseable {

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
		Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
	}

	private static final StaticCredentialsProvider ANYBODY = StaticCredentialsProvider
		.create(AwsBasicCredentials.create("local", "local"));

	/** Compiles less thoroughly: none of the hosts lives long. */
	private static final String QUICK = "-XX:TieredStopAtLevel=1";

	final FaultyHttp s3;

	final FaultyHttp sqs;

	final FaultyHttp callbacks;

	private final Path folder;

	private final Ports ports;

	private final HostTree tree;

	private final S3Client s3Client;

	private final SqsClient sqsClient;

	private final List<HostProcess> hosts = new CopyOnWriteArrayList<>();

	private final Map<HostProcess, Path> logs = new ConcurrentHashMap<>();

	private final AtomicInteger started = new AtomicInteger();

	/** What hosts have loaded, where there is no AOT cache. */
	private final Path classes;

	private Servers servers;

	private FaultSite(Path folder) throws Exception {
		this.folder = folder;
		this.ports = Ports.free();
		this.servers = Servers.start(folder, this.ports, Messages.FORGOTTEN);
		this.s3 = new FaultyHttp(this.ports.s3());
		this.sqs = new FaultyHttp(this.ports.sqs());
		this.callbacks = new FaultyHttp(this.ports.http());
		this.tree = HostTree.assemble(Zips.REPOSITORY, folder.resolve("host"));
		this.classes = folder.resolve("classes.jsa");
		this.s3Client = S3Client.builder()
			.endpointOverride(URI.create(this.servers.objects().endpoint()))
			.region(Region.US_EAST_1)
			.credentialsProvider(ANYBODY)
			.build();
		this.sqsClient = SqsClient.builder()
			.endpointOverride(URI.create(this.servers.queues().endpoint()))
			.region(Region.US_EAST_1)
			.credentialsProvider(ANYBODY)
			.build();
	}

	/** Hosts start twice as fast then, and many are started. */
	private void train() throws IOException {
		if (ContainerTree.canTrain()) {
			this.tree.train(environment(), this.ports.http(), Zips.REPOSITORY.resolve("docs/sample.pdf"));
			return;
		}
		try (HostProcess host = startHost("-XX:ArchiveClassesAtExit=" + this.classes)) {
			host.end();
		}
	}

	Api api() {
		return new Api(URI.create("http://127.0.0.1:" + this.ports.http()));
	}

	Servers servers() {
		return this.servers;
	}

	S3Client objects() {
		return this.s3Client;
	}

	SqsClient queues() {
		return this.sqsClient;
	}

	JdbcClient database() {
		return database("postgres");
	}

	/** Another database of the same server. */
	JdbcClient database(String name) {
		return JdbcClient
			.create(new DriverManagerDataSource(this.servers.postgres().jdbcUrl().replaceAll("/postgres$", "/" + name),
					this.servers.postgres().user(), this.servers.postgres().user()));
	}

	/** What the host and the functions find in their environment. */
	Map<String, String> environment() throws IOException {
		Map<String, String> environment = new HashMap<>(
				LocalPipeline.environment(this.folder, this.servers, this.ports));
		environment.put("AWS_ENDPOINT_URL_S3", this.s3.url());
		environment.put("AWS_ENDPOINT_URL_SQS", this.sqs.url());
		environment.put("PIPELINE_QUEUES_VISIBILITYSECONDS", Tries.FULL ? "10" : "5");
		if (!Tries.FULL) {
			// the pauses of production are for outages that last
			environment.put("PIPELINE_QUEUES_PAUSES", "2s, 5s, 2m, 20m");
		}
		environment.put("API_CALLBACK_URL", this.callbacks.url() + "/api/records/");
		return environment;
	}

	/** Starts the host that has been ended, and waits until it is ready. */
	HostProcess startHost(String... options) throws IOException {
		return startHost(this.ports.http(), Map.of(), options);
	}

	/** Starts a host with settings of its own. */
	HostProcess startHost(int port, Map<String, String> settings, String... options) throws IOException {
		Map<String, String> all = environment();
		all.putAll(settings);
		Path log = this.folder.resolve("host-" + this.started.incrementAndGet() + ".log");
		HostProcess host = HostProcess.start(this.tree, all, port, log,
				Stream.concat(jvmOptions(), Stream.of(options)).toArray(String[]::new));
		this.logs.put(host, log);
		this.hosts.add(host);
		return host;
	}

	private Stream<String> jvmOptions() {
		return Files.exists(this.classes) ? Stream.of(QUICK, "-XX:SharedArchiveFile=" + this.classes)
				: Stream.of(QUICK);
	}

	/** The host that the API's address leads to. */
	HostProcess host() {
		return this.hosts.stream()
			.filter((host) -> host.url().getPort() == this.ports.http() && host.process().isAlive())
			.reduce((first, last) -> last)
			.orElseThrow();
	}

	/** What a host has logged. */
	String log(HostProcess host) {
		try {
			return Files.readString(this.logs.get(host));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** Ends a process at once, as a power cut would. */
	static void kill(HostProcess host) {
		try {
			host.process().destroyForcibly();
			if (!host.process().waitFor(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The host outlives its end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Nothing goes wrong any more, and a host runs. */
	void heal() throws IOException {
		List.of(this.s3, this.sqs, this.callbacks).forEach(FaultyHttp::heal);
		if (this.hosts.stream().noneMatch((host) -> host.process().isAlive() && host.url().equals(api().base()))) {
			startHost();
		}
	}

	void stopPostgres() throws IOException {
		this.servers.postgres().close();
	}

	void startPostgres() throws IOException {
		this.servers = new Servers(Postgres.start(this.folder.resolve("postgres"), this.ports.postgres()),
				this.servers.queues(), this.servers.objects());
	}

	/** A folder for what a test deploys. */
	Path folder(String name) throws IOException {
		return Files.createDirectories(this.folder.resolve(name));
	}

	/** What the hosts have logged and should not have. */
	List<String> leaks() {
		this.hosts.forEach((host) -> LogWatch.read(log(host)));
		return LogWatch.leaks();
	}

	@Override
	public void close() throws Exception {
		this.hosts.forEach(HostProcess::close);
		List.of(this.s3, this.sqs, this.callbacks).forEach(FaultyHttp::close);
		this.servers.close();
		FileSystemUtils.deleteRecursively(this.folder);
	}

	/**
	 * Starts it for the first test.
	 */
	static class Provider implements ParameterResolver {

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == FaultSite.class;
		}

		@Override
		public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return context.getRoot()
				.getStore(ExtensionContext.Namespace.GLOBAL)
				.computeIfAbsent(FaultSite.class, (key) -> start(), FaultSite.class);
		}

		private static FaultSite start() {
			try {
				FaultSite site = new FaultSite(Files.createTempDirectory("faults-"));
				site.train();
				site.heal();
				return site;
			}
			catch (Exception ex) {
				throw new IllegalStateException("The pipeline does not start", ex);
			}
		}

	}

}
