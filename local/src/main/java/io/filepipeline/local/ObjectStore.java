package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server with its buckets in a folder. It takes any credentials.
 */
public class ObjectStore implements AutoCloseable {

	public static final String BUCKET = "file-pipeline";

	/** What the events in events/ refer to. */
	private static final Path SAMPLE = Path.of("docs/sample.pdf");

	private final URI endpoint;

	private final S3Proxy server;

	private ObjectStore(URI endpoint, S3Proxy server) {
		this.endpoint = endpoint;
		this.server = server;
	}

	public static ObjectStore start(Path folder, int port) throws Exception {
		// to this server a bucket is a folder
		Path samples = folder.resolve(BUCKET).resolve("samples");
		Files.createDirectories(samples);
		if (Files.exists(SAMPLE)) {
			Files.copy(SAMPLE, samples.resolve(SAMPLE.getFileName()), StandardCopyOption.REPLACE_EXISTING);
		}
		URI endpoint = URI.create("http://127.0.0.1:" + port);
		S3Proxy server = S3Proxy.builder()
			.blobStore(new FilesystemNio2BlobStore(folder.toString()))
			.endpoint(endpoint)
			.ignoreUnknownHeaders(true)
			// a page of any origin may send to signed URLs
			.corsRules(new CrossOriginResourceSharing(List.of(".*"), List.of("GET", "HEAD", "PUT"), List.of("*"),
					List.of("ETag"), "false"))
			.build();
		server.start();
		return new ObjectStore(endpoint, server);
	}

	public String endpoint() {
		return this.endpoint.toString();
	}

	@Override
	public void close() throws IOException {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new IOException("The S3 server does not stop", ex);
		}
	}

}
