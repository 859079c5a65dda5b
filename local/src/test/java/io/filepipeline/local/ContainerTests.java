package io.filepipeline.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.filepipeline.local.Queues.Messages;
import io.filepipeline.local.lambda.ContainerTree;
import io.filepipeline.local.lambda.FunctionTree;
import io.filepipeline.local.lambda.FunctionSettings;
import io.filepipeline.local.lambda.LocalLambda;
import io.filepipeline.local.lambda.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file trees of the container images start and work, with their AOT caches where the
 * JVM has such a thing.
 */
@ExtendWith(RunningPipeline.class)
class ContainerTests {

	private final LocalPipeline pipeline;

	ContainerTests(LocalPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@Test
	void theHostStartsFromItsCache(@TempDir Path folder) throws Exception {
		Path sample = Zips.REPOSITORY.resolve("docs/sample.pdf");
		Path log = folder.resolve("host.log");
		Path data = folder.resolve("data");
		Ports ports = Ports.free();
		HostTree tree = HostTree.assemble(Zips.REPOSITORY, folder.resolve("host"));
		try (Servers servers = Servers.start(data, ports, Messages.FORGOTTEN)) {
			Map<String, String> environment = LocalPipeline.environment(data, servers, ports);
			if (ContainerTree.canTrain()) {
				tree.train(environment, ports.http(), sample);
			}

			try (HostProcess host = HostProcess.start(tree, environment, ports.http(), log, "-Xmx256m")) {
				host.rehearse(sample);
				host.end();
			}
		}
		assertThat(Files.exists(tree.folder().resolve(ContainerTree.CACHE))).isEqualTo(ContainerTree.canTrain());
		assertThat(log).content().contains("\"message\":\"Started ApiHost").doesNotContainIgnoringCase("aot");
		assertThat(Files.readString(log).lines().filter((line) -> line.contains("Uploaded"))).singleElement()
			.satisfies((line) -> assertThat(Api.json(line)).containsEntry("level", "INFO")
				.containsEntry("logger_name", "io.filepipeline.upload.Upload")
				.hasEntrySatisfying("trace_id", (id) -> assertThat(id).asString().matches("[0-9a-f]{32}")));
	}

	@ParameterizedTest
	@CsvSource({ "upload, upload.json, Metadata storage queued", "record, record-batch.json, batchItemFailures",
			"split, split-batch.json, batchItemFailures" })
	void startsFromItsCache(String function, String event, String answer, @TempDir Path folder) throws Exception {
		String json = Files.readString(Zips.REPOSITORY.resolve("events").resolve(event));
		FunctionSettings settings = AssembleContainer.settings(function, this.pipeline.environment());
		Path tree = folder.resolve(function);
		FunctionTree container = FunctionTree.assemble(Zips.REPOSITORY, function, tree);
		if (ContainerTree.canTrain()) {
			container.train(settings, List.of(json));
		}

		try (LocalLambda started = LocalLambda.container(tree, settings)) {
			Outcome outcome = started.invoke(json.getBytes(StandardCharsets.UTF_8));

			assertThat(outcome.json()).contains(answer);
		}
		assertThat(Files.exists(tree.resolve(ContainerTree.CACHE))).isEqualTo(ContainerTree.canTrain());
		assertThat(folder.resolve(function + ".log")).content().doesNotContainIgnoringCase("aot");
	}

}
