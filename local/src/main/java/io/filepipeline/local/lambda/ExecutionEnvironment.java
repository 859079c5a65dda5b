package io.filepipeline.local.lambda;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that runs a function for one event at a time, as Lambda's do: the unpacked
 * zip is its folder, and only AWS's runtime is on its class path.
 */
final class ExecutionEnvironment implements AutoCloseable {

	/** What Lambda allows a function for its start before it starts it anew. */
	private static final Duration INIT_TIMEOUT = Duration.ofSeconds(30);

	/** Writing an AOT cache takes a while. */
	private static final Duration END_TIMEOUT = Duration.ofMinutes(2);

	private final RuntimeApi api;

	private final Process process;

	private final Duration timeout;

	private ExecutionEnvironment(RuntimeApi api, Process process, Duration timeout) {
		this.api = api;
		this.process = process;
		this.timeout = timeout;
	}

	/**
	 * Starts a process, and waits until it asks for its first event.
	 * @param command how the process is started
	 * @param log where its output goes
	 * @throws InvocationFailed when it does not start
	 */
	static ExecutionEnvironment start(FunctionSettings function, LaunchCommand command, Redirect log)
			throws IOException {
		RuntimeApi api = new RuntimeApi();
		ProcessBuilder builder = new ProcessBuilder(command.words()).directory(command.folder().toFile())
			.redirectErrorStream(true)
			.redirectOutput(log);
		Map<String, String> environment = builder.environment();
		environment.keySet().removeIf((name) -> name.startsWith("AWS_"));
		environment.putAll(function.environment());
		environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
		environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
		environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
		environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
		environment.put("LAMBDA_TASK_ROOT", command.folder().toString());
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		ExecutionEnvironment started = new ExecutionEnvironment(api, builder.start(), function.timeout());
		try {
			started.awaitInit();
			return started;
		}
		catch (InvocationFailed ex) {
			started.close();
			throw ex;
		}
	}

	/**
	 * Has the function handle an event.
	 * @return its answer, or its error; after one that is {@link #isAlive() not alive}
	 * there is no other
	 */
	Outcome invoke(byte[] event) {
		CompletableFuture<Outcome> outcome = this.api.invoke(event, this.timeout);
		this.process.onExit()
			.thenRun(() -> outcome.complete(
					error("Runtime.ExitError", "Runtime exited with error: exit status " + this.process.exitValue())));
		try {
			return outcome.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			this.process.destroyForcibly();
			return error("Sandbox.Timedout", "Task timed out after " + this.timeout.toSeconds() + " seconds");
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
			return error("Sandbox.Interrupted", "The invocation was interrupted");
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Ends it as a JVM ends that is asked to: with all that it does at its end. */
	void end() throws IOException {
		this.process.destroy();
		try {
			this.process.onExit().get(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException("The process does not end", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while the process ends", ex);
		}
	}

	ProcessHandle process() {
		return this.process.toHandle();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit()
			.orTimeout(2, TimeUnit.SECONDS)
			.exceptionally((ex) -> this.process.destroyForcibly())
			.join();
		this.api.close();
	}

	private void awaitInit() {
		CompletableFuture<Void> initialized = this.api.initialized();
		this.process.onExit()
			.thenRun(() -> initialized.completeExceptionally(
					new InvocationFailed("The runtime ended with status " + this.process.exitValue())));
		try {
			initialized.get(INIT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw new InvocationFailed(
					String.valueOf((ex.getCause() != null) ? ex.getCause().getMessage() : ex.getMessage()));
		}
		catch (TimeoutException ex) {
			throw new InvocationFailed("The function did not start within " + INIT_TIMEOUT.toSeconds() + " seconds");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InvocationFailed("The start was interrupted");
		}
	}

	private static Outcome error(String type, String message) {
		return new Outcome(io.filepipeline.contracts.Json.write(Map.of("errorType", type, "errorMessage", message))
			.getBytes(java.nio.charset.StandardCharsets.UTF_8), true);
	}

}
