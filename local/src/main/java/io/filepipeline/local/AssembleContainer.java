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

import io.filepipeline.local.Queues.Messages;
import io.filepipeline.local.lambda.ContainerTree;
import io.filepipeline.local.lambda.FunctionTree;
import io.filepipeline.local.lambda.FunctionSettings;

import org.springframework.util.FileSystemUtils;

/**
 * Assembles the file tree of a container image, of a function's or the host's, and trains
 * its AOT cache on servers that run for the while; see scripts/assemble_container.sh.
 */
public final class AssembleContainer {

	private static final String HOST = "host";

	private AssembleContainer() {
	}

	/**
	 * Assembles one tree.
	 * @param arguments the name of the function, or {@code host}, and the folder
	 */
	public static void main(String[] arguments) throws Exception {
		String name = arguments[0];
		Path folder = Path.of(arguments[1]).toAbsolutePath().normalize();
		PrintStream out = System.out;
		if (name.equals(HOST)) {
			HostTree tree = HostTree.assemble(Path.of(""), folder);
			train(out, (servers) -> train(tree, servers));
		}
		else {
			FunctionTree tree = FunctionTree.assemble(Path.of(""), name, folder);
			train(out, (servers) -> train(tree, name, servers));
		}
		out.println("Assembled in " + folder);
		// servers leave threads behind that nobody needs any more
		System.exit(0);
	}

	private static void train(PrintStream out, Training training) throws Exception {
		if (!ContainerTree.canTrain()) {
			out.println("No AOT cache: it takes a JDK 25 or later, the one that the image has.");
			return;
		}
		out.println("Training the AOT cache ...");
		Path data = Files.createTempDirectory("training-");
		// logs too: in the build of an image, the working folder belongs to somebody else
		System.setProperty("LOG_FOLDER", data.toString());
		try {
			training.on(data);
		}
		finally {
			FileSystemUtils.deleteRecursively(data);
		}
	}

	private static void train(FunctionTree tree, String function, Path data) throws Exception {
		try (LocalPipeline pipeline = LocalPipeline.start(data, Ports.free(), Messages.FORGOTTEN, new Worker.Host(),
				(line) -> {
				})) {
			tree.train(settings(function, pipeline.environment()), events(function));
		}
	}

	/** Without another host, which would take a share of the work. */
	private static void train(HostTree tree, Path data) throws Exception {
		Ports ports = Ports.free();
		try (Servers servers = Servers.start(data, ports, Messages.FORGOTTEN)) {
			tree.train(LocalPipeline.environment(data, servers, ports), ports.http(), Path.of("docs/sample.pdf"));
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

	/**
	 * What is done while there are servers.
	 */
	private interface Training {

		void on(Path data) throws Exception;

	}

}
