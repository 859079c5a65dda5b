package io.filepipeline.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.filepipeline.local.lambda.ContainerTree;
import io.filepipeline.local.lambda.FunctionSettings;
import io.filepipeline.local.lambda.LocalLambda;
import io.filepipeline.local.lambda.Outcome;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file tree of a container image starts and works, with its AOT cache where the JVM
 * has such a thing.
 */
@ExtendWith(RunningPipeline.class)
class ContainerTests {

	private final LocalPipeline pipeline;

	ContainerTests(LocalPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@ParameterizedTest
	@CsvSource({ "upload, upload.json, Metadata storage queued", "record, record-batch.json, batchItemFailures",
			"split, split-batch.json, batchItemFailures" })
	void startsFromItsCache(String function, String event, String answer, @TempDir Path folder) throws Exception {
		String json = Files.readString(Zips.REPOSITORY.resolve("events").resolve(event));
		FunctionSettings settings = AssembleContainer.settings(function, this.pipeline.environment());
		Path tree = folder.resolve(function);
		ContainerTree container = ContainerTree.assemble(Zips.REPOSITORY, function, tree);
		if (ContainerTree.canTrain()) {
			container.train(settings, List.of(json));
		}

		try (LocalLambda started = LocalLambda.container(tree, settings)) {
			Outcome outcome = started.invoke(json.getBytes(StandardCharsets.UTF_8));

			assertThat(outcome.json()).contains(answer);
		}
		assertThat(Files.exists(tree.resolve("function.aot"))).isEqualTo(ContainerTree.canTrain());
		assertThat(folder.resolve(function + ".log")).content().doesNotContainIgnoringCase("aot");
	}

}
