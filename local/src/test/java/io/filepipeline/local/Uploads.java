package io.filepipeline.local;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;

import static org.awaitility.Awaitility.await;

/**
 * Clients that upload, with short rests, until they are told to stop. Each sends what was
 * not accepted again, with the same {@code Idempotency-Key}, as a careful client does.
 */
final class Uploads {

	private static final List<Integer> SIZES = List.of(1, 4, 12, 40);

	private static final List<byte[]> DOCUMENTS = SIZES.stream().map(Pdfs::withPages).toList();

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private final CountDownLatch stop = new CountDownLatch(1);

	private final Supplier<Api> api;

	private final Duration rest;

	private final List<CompletableFuture<List<Accepted>>> clients;

	private Uploads(Supplier<Api> api, int clients, Duration rest) {
		this.api = api;
		this.rest = rest;
		this.clients = IntStream.range(0, clients)
			.mapToObj((number) -> CompletableFuture.supplyAsync(() -> work(new Random(number)),
					(task) -> new Thread(task, "client").start()))
			.toList();
	}

	/** Starts so many clients, each of which rests up to so long between uploads. */
	static Uploads start(Supplier<Api> api, int clients, Duration rest) {
		return new Uploads(api, clients, rest);
	}

	/** All that was accepted, once what is under way has been, too. */
	List<Accepted> stop() {
		this.stop.countDown();
		return this.clients.stream().flatMap((client) -> client.join().stream()).toList();
	}

	/** Uploads so many files, one after the other. */
	static List<Accepted> upload(Api api, int count) {
		Random random = new Random(count);
		return IntStream.range(0, count).mapToObj((number) -> upload(() -> api, random)).toList();
	}

	/** Uploads a document of which the first pages are to be parts. */
	static Accepted uploadDocument(Api api, int pages, int parts) {
		return upload(() -> api, Pdfs.withPages(pages), IntStream.range(0, parts).mapToObj(List::of).toList());
	}

	private List<Accepted> work(Random random) {
		List<Accepted> accepted = new ArrayList<>();
		try {
			do {
				accepted.add(upload(this.api, random));
			}
			while (!this.stop.await(random.nextLong(this.rest.toMillis() + 1), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return accepted;
	}

	private static Accepted upload(Supplier<Api> api, Random random) {
		if (random.nextInt(3) == 0) {
			byte[] text = new byte[1 + random.nextInt(50_000)];
			random.nextBytes(text);
			return upload(api, text, List.of());
		}
		int which = random.nextInt(SIZES.size());
		int pages = SIZES.get(which);
		return upload(api, DOCUMENTS.get(which),
				IntStream.range(0, 1 + random.nextInt(pages))
					.mapToObj((part) -> random.ints(1 + random.nextInt(3), 0, pages).boxed().toList())
					.toList());
	}

	private static Accepted upload(Supplier<Api> api, byte[] file, List<List<Integer>> parts) {
		String key = UUID.randomUUID().toString();
		UploadReceipt receipt = await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(200))
			.until(() -> attempt(api.get(), file, parts, key), Optional::isPresent)
			.orElseThrow();
		return new Accepted(receipt, Sha256.of(new java.io.ByteArrayInputStream(file)), parts);
	}

	/** Empty when it is not known whether it was accepted, or it was refused for now. */
	private static Optional<UploadReceipt> attempt(Api api, byte[] file, List<List<Integer>> parts, String key) {
		try {
			HttpResponse<String> answer = api.upload(file, "file", metadata(parts), "idempotency-key", key);
			if (answer.statusCode() == 201) {
				return Optional.of(Json.read(answer.body(), UploadReceipt.class));
			}
			if (answer.statusCode() == 503) {
				return Optional.empty();
			}
			throw new AssertionError(answer.statusCode() + " " + answer.body());
		}
		catch (UncheckedIOException ex) {
			return Optional.empty();
		}
	}

	private static String metadata(List<List<Integer>> parts) {
		if (parts.isEmpty()) {
			return "{}";
		}
		String map = parts.stream().map((pages) -> "{\"pages\":" + pages + "}").toList().toString();
		return "{\"process\":true,\"process_params\":{\"split_params\":{\"file_map\":" + map + "}}}";
	}

	/**
	 * An upload that was accepted.
	 *
	 * @param receipt what was answered
	 * @param sha256 of the file
	 * @param parts the pages of each part
	 */
	record Accepted(UploadReceipt receipt, String sha256, List<List<Integer>> parts) {
	}

}
