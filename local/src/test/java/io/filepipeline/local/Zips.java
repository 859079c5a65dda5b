package io.filepipeline.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.filepipeline.contracts.Json;
import io.filepipeline.local.lambda.FunctionSettings;
import io.filepipeline.local.lambda.LocalLambda;
import io.filepipeline.local.lambda.Outcome;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged zips of the functions, under AWS's own runtime in processes of their own,
 * on the servers of a running pipeline. A test class's constructor takes them beside what
 * {@link RunningPipeline} gives.
 */
class Zips implements AutoCloseable {

	static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

	private final Path folder;

	private final Map<String, String> environment;

	private final Map<String, LocalLambda> functions = new HashMap<>();

	private Zips(Path folder, Map<String, String> environment) {
		this.folder = folder;
		this.environment = environment;
	}

	static Zips of(LocalPipeline pipeline) {
		try {
			return new Zips(Files.createTempDirectory("zips-"), pipeline.environment());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Invokes a function with an event. */
	Outcome invoke(String function, String event) {
		return deployed(function).invoke(event.getBytes(StandardCharsets.UTF_8));
	}

	/** Invokes a function with a batch of SQS messages, whose ids are 0, 1, 2 … */
	Outcome batch(String function, String... bodies) {
		return invoke(function, sqsEvent(bodies));
	}

	static String sqsEvent(String... bodies) {
		List<Map<String, String>> records = new java.util.ArrayList<>();
		for (String body : bodies) {
			records.add(Map.of("messageId", Integer.toString(records.size()), "eventSource", "aws:sqs", "body", body));
		}
		return Json.write(Map.of("Records", records));
	}

	/** The event of a form, whose parts are separated by {@code x}. */
	static String formEvent(String path, byte[] body) {
		return Json.write(Map.of("version", "2.0", "rawPath", path, "headers",
				Map.of("content-type", "multipart/form-data; boundary=x"), "requestContext",
				Map.of("stage", "$default", "http", Map.of("method", "POST")), "body",
				Base64.getEncoder().encodeToString(body), "isBase64Encoded", true));
	}

	/** The event of a form that uploads a file. */
	static String uploadEvent(String path, byte[] file, String metadata) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n"
			.getBytes(StandardCharsets.UTF_8));
		body.writeBytes(file);
		body.writeBytes(
				("\r\n--x\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n" + metadata + "\r\n--x--\r\n")
					.getBytes(StandardCharsets.UTF_8));
		return formEvent(path, body.toByteArray());
	}

	LocalLambda deployed(String function) {
		return this.functions.computeIfAbsent(function, (name) -> deploy(name, Duration.ofMinutes(2), Map.of()));
	}

	/** Deploys a function beside the others, with settings of its own. */
	LocalLambda deploy(String function, Duration timeout, Map<String, String> more) {
		Map<String, String> all = new HashMap<>(this.environment);
		all.putAll(more);
		try {
			return LocalLambda.deploy(REPOSITORY, Files.createTempDirectory(this.folder, function),
					new FunctionSettings(function, all, 512, timeout, 1));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What all functions have logged. */
	String logs() throws IOException {
		StringBuilder logs = new StringBuilder();
		try (var files = Files.walk(this.folder)) {
			for (Path log : files.filter((file) -> file.toString().endsWith(".log")).toList()) {
				logs.append(Files.readString(log));
			}
		}
		return logs.toString();
	}

	@Override
	public void close() throws IOException {
		this.functions.values().forEach(LocalLambda::close);
		FileSystemUtils.deleteRecursively(this.folder);
	}

	/**
	 * Deploys them once for all tests.
	 */
	static class Deployed implements ParameterResolver, AfterAllCallback {

		private final RunningPipeline pipeline = new RunningPipeline();

		@Override
		public void afterAll(ExtensionContext context) throws IOException {
			Zips zips = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).get(Zips.class, Zips.class);
			if (zips != null) {
				LogWatch.read(zips.logs());
				assertThat(LogWatch.leaks()).isEmpty();
			}
		}

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == Zips.class;
		}

		@Override
		public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			LocalPipeline running = this.pipeline.running(context);
			return context.getRoot()
				.getStore(ExtensionContext.Namespace.GLOBAL)
				.computeIfAbsent(Zips.class, (key) -> Zips.of(running), Zips.class);
		}

	}

}
