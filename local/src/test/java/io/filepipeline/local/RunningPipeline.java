package io.filepipeline.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.filepipeline.local.Queues.Messages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pipeline as scripts/run_local.sh starts it, on free ports and in an empty folder:
 * one for all tests. A test class's constructor takes the {@link LocalPipeline}, its
 * {@link Api}, its {@link Traces} or the {@link Collector}. No test may leave in the log
 * what {@link LogWatch} looks for.
 */
class RunningPipeline implements ParameterResolver, AfterEachCallback, AfterAllCallback {

	private static final Collector COLLECTOR = new Collector();

	static {
		System.setProperty("logging.config", "classpath:logback-watch.xml");
		// nobody has a day
		System.setProperty("pipeline.webhook.pauses", "50ms, 50ms, 50ms");
		System.setProperty("management.opentelemetry.tracing.export.otlp.endpoint",
				COLLECTOR.endpoint() + "/v1/traces");
		System.setProperty("management.opentelemetry.tracing.export.schedule-delay", "100ms");
		Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
		Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return Set.of(Api.class, Traces.class, Collector.class, LocalPipeline.class).contains(type);
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		LocalPipeline pipeline = running(context);
		Class<?> type = parameter.getParameter().getType();
		if (type == LocalPipeline.class) {
			return pipeline;
		}
		if (type == Collector.class) {
			return COLLECTOR;
		}
		return (type == Api.class) ? new Api(pipeline.url()) : new Traces(pipeline);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		assertThat(LogWatch.leaks()).isEmpty();
	}

	/** What was logged late, or by a test class as a whole. */
	@Override
	public void afterAll(ExtensionContext context) {
		assertThat(LogWatch.leaks()).isEmpty();
	}

	LocalPipeline running(ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(Running.class, (key) -> Running.start(), Running.class)
			.pipeline();
	}

	private record Running(Path folder, LocalPipeline pipeline) implements AutoCloseable {

		static Running start() {
			try {
				Path folder = Files.createTempDirectory("pipeline-");
				LocalPipeline pipeline = LocalPipeline.start(folder, Ports.free(), Messages.FORGOTTEN,
						new Worker.Host(), (line) -> {
						});
				LogWatch.forbid(pipeline.environment().get("CALLBACK_SIGNING_SECRET").substring("whsec_".length()));
				return new Running(folder, pipeline);
			}
			catch (Exception ex) {
				throw new IllegalStateException("The pipeline does not start", ex);
			}
		}

		@Override
		public void close() throws Exception {
			this.pipeline.close();
			FileSystemUtils.deleteRecursively(this.folder);
		}

	}

}
