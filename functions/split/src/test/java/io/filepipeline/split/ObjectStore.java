package io.filepipeline.split;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filepipeline.contracts.Sha256;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * As much of S3 as splitting needs. It takes what comes with its SHA-256.
 */
final class ObjectStore implements AutoCloseable {

	private static final byte[] ABSENT = "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.US_ASCII);

	private static final int MOST_LISTED = 1000;

	private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

	private final HttpServer server;

	private final S3Client client;

	ObjectStore() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.start();
		this.client = S3Client.builder()
			.endpointOverride(URI.create("http://127.0.0.1:" + this.server.getAddress().getPort()))
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.forcePathStyle(true)
			.build();
	}

	S3Client client() {
		return this.client;
	}

	/** The objects by bucket and key, as in {@code /bucket/key}. */
	Map<String, byte[]> objects() {
		return this.objects;
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		byte[] sent = exchange.getRequestBody().readAllBytes();
		if (exchange.getRequestMethod().equals("PUT")) {
			boolean whole = Sha256.base64(Sha256.of(new ByteArrayInputStream(sent)))
				.equals(exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256"));
			if (whole) {
				this.objects.put(path, sent);
			}
			exchange.sendResponseHeaders(whole ? 200 : 400, -1);
		}
		else if (exchange.getRequestURI().getQuery() != null) {
			byte[] page = page(path, exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, page.length);
			exchange.getResponseBody().write(page);
		}
		else {
			byte[] object = this.objects.get(path);
			byte[] body = (object != null) ? object : ABSENT;
			boolean head = exchange.getRequestMethod().equals("HEAD");
			exchange.getResponseHeaders().set("content-length", Integer.toString(body.length));
			exchange.sendResponseHeaders((object != null) ? 200 : 404, head ? -1 : body.length);
			if (!head) {
				exchange.getResponseBody().write(body);
			}
		}
		exchange.close();
	}

	/** A thousand objects of a bucket, as S3 lists them. */
	private String page(String bucket, String query) {
		Map<String, String> asked = Stream.of(query.split("&"))
			.map((field) -> field.split("=", 2))
			.collect(Collectors.toMap((field) -> field[0], (field) -> (field.length > 1) ? field[1] : ""));
		String after = asked.getOrDefault("continuation-token", "");
		List<String> keys = this.objects.keySet()
			.stream()
			.filter((path) -> path.startsWith(bucket + "/" + asked.get("prefix")))
			.map((path) -> path.substring(bucket.length() + 1))
			.filter((key) -> key.compareTo(after) > 0)
			.sorted()
			.limit(MOST_LISTED)
			.toList();
		boolean more = keys.size() == MOST_LISTED;
		return keys.stream()
			.map((key) -> "<Contents><Key>" + key + "</Key><Size>" + this.objects.get(bucket + "/" + key).length
					+ "</Size></Contents>")
			.collect(Collectors.joining("", "<ListBucketResult><IsTruncated>" + more + "</IsTruncated>"
					+ (more ? "<NextContinuationToken>" + keys.get(MOST_LISTED - 1) + "</NextContinuationToken>" : ""),
					"</ListBucketResult>"));
	}

	@Override
	public void close() {
		this.client.close();
		this.server.stop(0);
	}

}
