package io.filepipeline.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.util.FileSystemUtils;

/**
 * The pipeline as scripts/run_local.sh starts it, on free ports and in an empty folder:
 * one for all tests. A test class's constructor takes the {@link LocalPipeline}, its
 * {@link Api} or its {@link Traces}.
 */
class RunningPipeline implements ParameterResolver {

	static {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
		Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == Api.class || type == Traces.class || type == LocalPipeline.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		LocalPipeline pipeline = running(context);
		Class<?> type = parameter.getParameter().getType();
		if (type == LocalPipeline.class) {
			return pipeline;
		}
		return (type == Api.class) ? new Api(pipeline.url()) : new Traces(pipeline);
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
				return new Running(folder, LocalPipeline.start(folder, Ports.free(), new Worker.Host(), (line) -> {
				}));
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
