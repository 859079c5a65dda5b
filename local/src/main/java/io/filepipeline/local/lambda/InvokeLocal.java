package io.filepipeline.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Invokes one function once, as {@code aws lambda invoke} does; see
 * scripts/invoke_local.sh.
 */
public final class InvokeLocal {

	private static final Path FOLDER = Path.of(".local");

	private InvokeLocal() {
	}

	/**
	 * Prints the answer, and on the standard error what the function logs and how long it
	 * took. Ends with status 1 when the function failed.
	 * @param arguments the name of the function and the file with the event, {@code -}
	 * for the standard input
	 */
	public static void main(String[] arguments) throws IOException {
		FunctionSettings function = new FunctionSettings(arguments[0],
				LambdaEnvironment.read(FOLDER).orElseGet(System::getenv), 1024, Duration.ofMinutes(15), 1);
		byte[] event = event(arguments[1]);
		Path code = FOLDER.resolve("invoke").resolve(function.name()).toAbsolutePath();
		Zip.unpack(function.zip(Path.of("")), code);
		System.exit(invoke(function, code, event, System.out, System.err) ? 0 : 1);
	}

	private static boolean invoke(FunctionSettings function, Path code, byte[] event, PrintStream out, PrintStream err)
			throws IOException {
		Path log = Files.createTempFile("invoke-", ".log");
		long begun = System.nanoTime();
		try (ExecutionEnvironment environment = ExecutionEnvironment.start(function,
				LaunchCommand.zip(LocalLambda.runtime(Path.of("")), code, function.memoryMegabytes(), function.name()),
				Redirect.to(log.toFile()))) {
			long initialized = System.nanoTime();
			Outcome outcome = environment.invoke(event);
			long answered = System.nanoTime();
			err.print(Files.readString(log));
			err.printf(Locale.ROOT, "REPORT %s  Duration: %.1f ms  Init Duration: %.1f ms%s%n", function.name(),
					millis(initialized, answered), millis(begun, initialized), outcome.failed() ? "  Failed" : "");
			out.println(outcome.json());
			return !outcome.failed();
		}
		catch (InvocationFailed ex) {
			err.print(Files.readString(log));
			err.println("The function does not start: " + ex.getMessage());
			return false;
		}
		finally {
			Files.delete(log);
		}
	}

	private static byte[] event(String file) throws IOException {
		if (!file.equals("-")) {
			return Files.readAllBytes(Path.of(file));
		}
		try (InputStream in = System.in) {
			return in.readAllBytes();
		}
	}

	private static double millis(long from, long to) {
		return (to - from) / 1_000_000.0;
	}

}
