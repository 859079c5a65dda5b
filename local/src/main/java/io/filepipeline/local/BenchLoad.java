package io.filepipeline.local;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import io.filepipeline.local.Queues.Messages;
import org.springframework.util.FileSystemUtils;

/**
 * Puts the host under load, beside servers of its own; see scripts/bench_load.sh.
 */
public final class BenchLoad {

	/** Until the host is compiled, and has its connections. */
	private static final Duration WARM_UP = Duration.ofSeconds(30);

	private static final Path PDF = Path.of("docs/sample.pdf");

	private BenchLoad() {
	}

	/**
	 * Prints a table and what else was measured. Ends with 1 when anything was wrong.
	 * @param arguments the folder to work in, for how many seconds, by how many clients,
	 * and the host's heap as the JVM takes it
	 */
	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]).toAbsolutePath();
		HostTree tree = HostTree.assemble(Path.of(""), folder.resolve("host"));
		Path spool = Files.createDirectories(folder.resolve("spool"));
		Path data = Files.createDirectories(folder.resolve("data"));
		Ports ports = Ports.free();
		int errors;
		try (Servers servers = Servers.start(data, ports, Messages.FORGOTTEN);
				HostProcess host = HostProcess.start(tree, LocalPipeline.environment(data, servers, ports),
						ports.http(), folder.resolve("host.log"), "-Xmx" + arguments[3], "-Djava.io.tmpdir=" + spool)) {
			host.rehearse(PDF);
			errors = measure(new LoadedHost(host, servers.queues()), Duration.ofSeconds(Long.parseLong(arguments[1])),
					Integer.parseInt(arguments[2]), System.out);
			host.end();
		}
		finally {
			FileSystemUtils.deleteRecursively(data);
		}
		// servers leave threads behind that nobody needs any more
		System.exit((errors == 0) ? 0 : 1);
	}

	private static int measure(LoadedHost host, Duration duration, int clients, PrintStream out) throws Exception {
		byte[] pdf = Files.readAllBytes(PDF);
		LoadClient client = new LoadClient(host.host().url(), pdf);
		System.err.println("Warming up ...");
		LoadRun.of(client).upload(clients, WARM_UP, pdf.length, System.err::println);
		host.drain();
		LoadRun run = LoadRun.of(client);
		long before = host.heap();
		double seconds = run.upload(clients, duration, pdf.length, System.err::println);
		long drained = System.nanoTime();
		host.drain();
		double drain = (System.nanoTime() - drained) / 1e9;
		long after = host.heap();
		System.err.println("Looking for what was accepted ...");
		run.verify(System.err::println);
		run.figures().print(seconds, out);
		out.printf(Locale.ROOT, "%d accepted, all looked for; the queues were empty after %.1f s%n",
				run.accepted().size(), drain);
		out.printf(Locale.ROOT, "heap after a collection: %.1f MB before, %.1f MB after%n", before / 1e6, after / 1e6);
		return run.figures().errors();
	}

}
