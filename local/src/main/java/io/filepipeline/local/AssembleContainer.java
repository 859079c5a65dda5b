package io.filepipeline.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.filepipeline.local.lambda.ContainerTree;
import io.filepipeline.local.lambda.FunctionSettings;

import org.springframework.util.FileSystemUtils;

/**
 * Assembles the file tree of a function's container image, and trains its AOT cache on a
 * pipeline that runs for the while; see scripts/assemble_container.sh.
 */
public final class AssembleContainer {

	private AssembleContainer() {
	}

	/**
	 * Assembles one tree.
	 * @param arguments the name of the function and the folder
	 */
	public static void main(String[] arguments) throws Exception {
		String function = arguments[0];
		Path folder = Path.of(arguments[1]).toAbsolutePath().normalize();
		PrintStream out = System.out;
		ContainerTree tree = ContainerTree.assemble(Path.of(""), function, folder);
		if (ContainerTree.canTrain()) {
			out.println("Training the AOT cache ...");
			train(tree, function);
		}
		else {
			out.println("No AOT cache: it takes a JDK 25 or later, the one that the image has.");
		}
		out.println("Assembled in " + folder);
		// servers leave threads behind that nobody needs any more
		System.exit(0);
	}

	static void train(ContainerTree tree, String function) throws Exception {
		Path servers = Files.createTempDirectory("training-");
		try (LocalPipeline pipeline = LocalPipeline.start(servers, Ports.free(), new Worker.Host(), (line) -> {
		})) {
			tree.train(settings(function, pipeline.environment()), events(function));
		}
		finally {
			FileSystemUtils.deleteRecursively(servers);
		}
	}

	static FunctionSettings settings(String function, Map<String, String> environment) {
		return new FunctionSettings(function, environment, 1024, Duration.ofMinutes(1), 1);
	}

	/** The sample events that are for this function. */
	private static List<String> events(String function) throws IOException {
		List<String> events = new ArrayList<>();
		try (var files = Files.list(Path.of("events"))) {
			for (Path file : files.filter((event) -> event.getFileName().toString().startsWith(function))
				.sorted()
				.toList()) {
				events.add(Files.readString(file, StandardCharsets.UTF_8));
			}
		}
		return events;
	}

}
