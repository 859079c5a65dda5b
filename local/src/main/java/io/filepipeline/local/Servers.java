package io.filepipeline.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.filepipeline.local.Queues.Messages;

/**
 * What AWS provides in production.
 *
 * @param postgres the database server
 * @param queues the SQS server
 * @param objects the S3 server
 */
record Servers(Postgres postgres, Queues queues, ObjectStore objects) implements AutoCloseable {

	/** What the folder keeps between runs. */
	static final List<String> DATA = List.of("postgres", "sqs", "s3");

	/**
	 * Starts all at once; when one does not start, none is left running.
	 */
	static Servers start(Path folder, Ports ports, Messages messages) throws Exception {
		var postgres = async(() -> Postgres.start(folder.resolve("postgres"), ports.postgres()));
		var queues = async(() -> Queues.start(messages, folder.resolve("sqs"), ports.sqs()));
		var objects = async(() -> ObjectStore.start(folder.resolve("s3"), ports.s3()));
		var all = List.of(postgres, queues, objects);
		try {
			CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
			return new Servers(postgres.join(), queues.join(), objects.join());
		}
		catch (CompletionException ex) {
			closeAll(all.stream()
				.filter((server) -> !server.isCompletedExceptionally())
				.map(CompletableFuture::join)
				.toList(), ex);
			throw ex;
		}
	}

	@Override
	public void close() throws Exception {
		Exception failure = new Exception("A server does not stop");
		closeAll(List.of(this.queues, this.objects, this.postgres), failure);
		if (failure.getSuppressed().length > 0) {
			throw failure;
		}
	}

	/** One that does not close must not keep the others running. */
	private static void closeAll(List<? extends AutoCloseable> servers, Exception failure) {
		for (AutoCloseable server : new ArrayList<>(servers)) {
			try {
				server.close();
			}
			catch (Exception ex) {
				failure.addSuppressed(ex);
			}
		}
	}

	/**
	 * In threads of their own: those of the common pool do not see what is in the jar.
	 */
	private static <T extends AutoCloseable> CompletableFuture<T> async(Callable<T> start) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return start.call();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}, (task) -> new Thread(task, "start").start());
	}

}
