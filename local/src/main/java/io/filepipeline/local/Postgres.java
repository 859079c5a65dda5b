package io.filepipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL server with its data in a folder.
 */
class Postgres implements AutoCloseable {

	/** Fast even on a laptop that is busy; a server that needs longer has a problem. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final EmbeddedPostgres server;

	private Postgres(EmbeddedPostgres server) {
		this.server = server;
	}

	static Postgres start(Path folder, int port) throws IOException {
		Path data = folder.resolve("data");
		Files.createDirectories(folder);
		return new Postgres(EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setOverrideWorkingDirectory(folder.resolve("server").toFile())
			.setRegisterShutdownHook(false)
			.setPort(port)
			.setPGStartupWait(PATIENCE)
			// whatever the environment says, which may name a locale that is not here
			.setLocaleConfig("locale", "C")
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setServerConfig("listen_addresses", "127.0.0.1")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("unix_socket_directories", "")
			.start());
	}

	String jdbcUrl() {
		return "jdbc:postgresql://127.0.0.1:" + this.server.getPort() + "/postgres";
	}

	String user() {
		return "postgres";
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * Stops the server of an earlier run: a JVM that was killed leaves it running, the
	 * folder locked and the port in use.
	 */
	static void stopOrphan(Path folder) throws IOException {
		Path data = folder.resolve("data");
		Path pidFile = data.resolve("postmaster.pid");
		if (!Files.exists(pidFile)) {
			return;
		}
		List<String> lines = Files.readAllLines(pidFile);
		Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
			.filter((process) -> process.info().command().orElse("").endsWith("postgres"))
			.filter((process) -> Path.of(lines.get(1)).toAbsolutePath().equals(data.toAbsolutePath()));
		if (orphan.isPresent()) {
			stop(orphan.get());
		}
	}

	private static void stop(ProcessHandle process) {
		process.destroy();
		try {
			process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException ex) {
			throw new CannotStart("A PostgreSQL of an earlier run does not stop: end process " + process.pid());
		}
	}

}
