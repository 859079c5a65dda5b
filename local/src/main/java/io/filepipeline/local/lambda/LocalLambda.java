package io.filepipeline.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A function that is deployed on this machine. As on AWS, an environment that has
 * answered is kept for the next event, and another is started when all are busy.
 */
public final class LocalLambda implements AutoCloseable {

	private final FunctionSettings settings;

	private final LaunchCommand command;

	private final Redirect log;

	private final Semaphore places;

	private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();

	private final Set<ExecutionEnvironment> all = new HashSet<>();

	private boolean closed;

	private LocalLambda(FunctionSettings settings, LaunchCommand command, Redirect log) {
		this.settings = settings;
		this.command = command;
		this.log = log;
		this.places = new Semaphore(settings.concurrency());
	}

	/**
	 * Unpacks a function's zip.
	 * @param repository the top of the repository, in which everything is built
	 * @param folder where the function and its log go
	 */
	public static LocalLambda deploy(Path repository, Path folder, FunctionSettings function) throws IOException {
		Path code = folder.resolve(function.name());
		Zip.unpack(function.zip(repository), code);
		Path log = folder.resolve(function.name() + ".log");
		Files.deleteIfExists(log);
		LaunchCommand command = LaunchCommand.zip(runtime(repository), code, function.memoryMegabytes(),
				function.name());
		return new LocalLambda(function, command, Redirect.appendTo(log.toFile()));
	}

	/** The folder with the jars of AWS's runtime. */
	static Path runtime(Path repository) {
		return repository.resolve("local/target/lambda-runtime");
	}

	/** A function that was built as the file tree of a container image. */
	public static LocalLambda container(Path folder, FunctionSettings function) {
		return new LocalLambda(function, LaunchCommand.container(folder),
				Redirect.appendTo(folder.resolveSibling(folder.getFileName() + ".log").toFile()));
	}

	/**
	 * Any program that asks the Runtime API for events, as a custom runtime does.
	 * @param words the program and its arguments
	 * @param folder where it runs, and where its log goes
	 */
	public static LocalLambda program(List<String> words, Path folder, FunctionSettings function) {
		return new LocalLambda(function, new LaunchCommand(words, folder),
				Redirect.appendTo(folder.resolve(function.name() + ".log").toFile()));
	}

	/**
	 * Invokes it, as soon as an environment is free.
	 * @throws InvocationFailed when none starts
	 */
	public Outcome invoke(byte[] event) {
		this.places.acquireUninterruptibly();
		try {
			ExecutionEnvironment environment = take();
			try {
				return environment.invoke(event);
			}
			finally {
				giveBack(environment);
			}
		}
		finally {
			this.places.release();
		}
	}

	/** How many environments there are. */
	public synchronized int environments() {
		return this.all.size();
	}

	/** Their processes. */
	public synchronized Stream<ProcessHandle> processes() {
		return this.all.stream().map(ExecutionEnvironment::process).toList().stream();
	}

	@Override
	public void close() {
		Set<ExecutionEnvironment> open;
		synchronized (this) {
			this.closed = true;
			open = Set.copyOf(this.all);
		}
		open.parallelStream().forEach(ExecutionEnvironment::close);
	}

	private ExecutionEnvironment take() {
		ExecutionEnvironment free = idle();
		if (free != null) {
			return free;
		}
		try {
			ExecutionEnvironment started = ExecutionEnvironment.start(this.settings, this.command, this.log);
			add(started);
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One that has died since its last event is of no use. */
	private synchronized @Nullable ExecutionEnvironment idle() {
		ExecutionEnvironment free = this.idle.poll();
		while (free != null && !free.isAlive()) {
			this.all.remove(free);
			free.close();
			free = this.idle.poll();
		}
		return free;
	}

	private synchronized void add(ExecutionEnvironment started) {
		if (this.closed) {
			started.close();
			throw new InvocationFailed("The function is being stopped");
		}
		this.all.add(started);
	}

	private synchronized void giveBack(ExecutionEnvironment environment) {
		if (environment.isAlive()) {
			this.idle.push(environment);
		}
		else {
			this.all.remove(environment);
			environment.close();
		}
	}

}
