package io.filepipeline.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.filepipeline.local.Queues.Messages;
import org.slf4j.LoggerFactory;

/**
 * Runs the pipeline until it is interrupted; see scripts/run_local.sh.
 */
public final class RunLocal {

	private static final Path FOLDER = Path.of(".local");

	private RunLocal() {
	}

	public static void main(String[] arguments) throws Exception {
		PrintStream out = System.out;
		// before the servers' threads all ask for it at once
		LoggerFactory.getLogger(RunLocal.class);
		long begun = System.nanoTime();
		try {
			Ports ports = Ports.of(System.getenv());
			FolderLock lock = FolderLock.of(FOLDER.toAbsolutePath());
			Postgres.stopOrphan(FOLDER.resolve("postgres").toAbsolutePath());
			ports.check();
			if (List.of(arguments).contains("--fresh")) {
				LocalPipeline.clear(FOLDER);
			}
			Worker worker = List.of(arguments).contains("--lambda") ? new Worker.Lambdas(Path.of("").toAbsolutePath())
					: new Worker.Host();
			LocalPipeline pipeline = LocalPipeline.start(FOLDER.toAbsolutePath(), ports, Messages.KEPT, worker,
					out::println);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pipeline, lock, out), "stop"));
			out.println(Welcome.text(pipeline, (System.nanoTime() - begun) / 1_000_000_000.0));
		}
		catch (CannotStart ex) {
			fail(ex);
		}
		catch (CompletionException ex) {
			fail((ex.getCause() != null) ? ex.getCause() : ex);
		}
	}

	private static void stop(LocalPipeline pipeline, FolderLock lock, PrintStream out) {
		out.println("\nStopping ...");
		try (lock) {
			pipeline.close();
			out.println("Stopped. Files, records and messages are kept in " + FOLDER + "/");
		}
		catch (Exception ex) {
			out.println("Stopped with an error: " + ex.getMessage());
		}
	}

	private static void fail(Throwable cause) {
		System.err.println((cause instanceof CannotStart) ? cause.getMessage() : cause.toString());
		System.exit(1);
	}

}
