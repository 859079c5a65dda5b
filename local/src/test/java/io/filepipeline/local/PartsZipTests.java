package io.filepipeline.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The parts of a record come as one zip.
 */
@ExtendWith(RunningPipeline.class)
class PartsZipTests {

	private final LocalPipeline pipeline;

	private final Api api;

	private final Traces traces;

	PartsZipTests(LocalPipeline pipeline, Api api, Traces traces) {
		this.pipeline = pipeline;
		this.api = api;
		this.traces = traces;
	}

	@Test
	void zipsAllParts() throws Exception {
		UUID id = this.api.written(Pdfs.withPages(3), "book.pdf", "{}");
		ProcessReport pages = this.api.finished(this.api.submitted(id, "{\"every\":1}"));
		this.api.finished(this.api.submitted(id, "{\"every\":2}"));

		HttpResponse<byte[]> all = zip(id, "");
		HttpResponse<byte[]> some = zip(id, "?process_id=" + pages.processId());

		assertThat(all.headers().firstValue("content-type")).hasValue("application/zip");
		assertThat(all.headers().firstValue("content-disposition").orElseThrow()).contains("book_parts.zip");
		assertThat(names(all.body())).containsExactly("book_0.pdf", "book_1.pdf", "book_2.pdf", "book_0 (2).pdf",
				"book_1 (2).pdf");
		assertThat(names(some.body())).containsExactly("book_0.pdf", "book_1.pdf", "book_2.pdf");
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(some.body()))) {
			zip.getNextEntry();
			assertThatPdf(zip.readAllBytes()).showsPages(0);
		}
		assertThat(this.api.send("HEAD", "/api/records/" + id + "/parts.zip", BodyPublishers.noBody()).statusCode())
			.isEqualTo(200);
		assertThat(this.api.get("/api/records/" + id + "/parts.zip?process_id=" + UUID.randomUUID()).body())
			.contains("\"code\":\"no_file\"");
	}

	@Test
	void breaksOffAZipThatCannotBeCompleted() {
		UUID id = this.api.written(Pdfs.withPages(60), "long.pdf", "{}");
		ProcessReport pages = this.api.finished(this.api.submitted(id, "{\"every\":1}"));
		this.traces.deleteFile(pages.records().get(59).id());

		String trace = UUID.randomUUID().toString().replace("-", "");

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> this.api
			.bytes("/api/records/" + id + "/parts.zip", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
		await().untilAsserted(() -> assertThat(LogWatch.linesOf(trace))
			.anyMatch((line) -> line.contains("The zip of " + id + " breaks off: The file of the part ")));
	}

	@Test
	void saysSoWhenS3BreaksOffBeforeAnythingIsSent() throws Exception {
		UUID id = this.api.written(Pdfs.withPages(2), "broken.pdf", "{}");
		ProcessReport pages = this.api.finished(this.api.submitted(id, "{\"every\":1}"));
		// as of those that are sent while they are read
		this.pipeline.host()
			.getBean(JdbcClient.class)
			.sql("update records set size = 2000000 where process_id = ?")
			.param(pages.processId())
			.update();
		URI objects = URI.create(this.pipeline.servers().objects().endpoint());
		try (FaultyHttp s3 = new FaultyHttp(objects.getPort());
				AnotherHost host = AnotherHost.start(this.pipeline, "spring.cloud.aws.s3.endpoint=" + s3.url())) {
			s3.spoil(1, (call) -> call.is("GET", "/file-pipeline/files/"), Trouble.cutAnswer(400));

			HttpResponse<String> broken = host.api().get("/api/records/" + id + "/parts.zip");

			assertThat(broken.statusCode()).as(broken.body()).isEqualTo(503);
			assertThat(broken.headers().firstValue("retry-after")).isPresent();
			assertThat(broken.headers().firstValue("content-type")).hasValue("application/problem+json");
			assertThat(broken.headers().firstValue("content-disposition")).isEmpty();
			assertThat(Api.json(broken)).containsEntry("code", "storage_unavailable");
			assertThat(names(host.api().bytes("/api/records/" + id + "/parts.zip").body())).hasSize(2);
		}
	}

	/** S3 answers none of the first before it is asked for all of them. */
	@Test
	void fetchesPartsBeforeTheirTurn() throws Exception {
		UUID id = this.api.written(Pdfs.withPages(40), "ahead.pdf", "{}");
		ProcessReport pages = this.api.finished(this.api.submitted(id, "{\"every\":1}"));
		URI objects = URI.create(this.pipeline.servers().objects().endpoint());
		CountDownLatch asked = new CountDownLatch(10);
		AtomicBoolean together = new AtomicBoolean(true);
		try (FaultyHttp s3 = new FaultyHttp(objects.getPort());
				AnotherHost host = AnotherHost.start(this.pipeline, "spring.cloud.aws.s3.endpoint=" + s3.url())) {
			s3.spoil(10, (call) -> call.is("GET", "/file-pipeline/files/"), (http, exchange) -> {
				asked.countDown();
				together.compareAndSet(true, isZero(asked));
				http.passOn(exchange, Long.MAX_VALUE);
			});

			HttpResponse<byte[]> zip = host.api().bytes("/api/records/" + id + "/parts.zip");

			assertThat(together).isTrue();
			assertThat(names(zip.body())).isEqualTo(pages.records().stream().map(FileRecord::fileName).toList());
		}
	}

	private static boolean isZero(CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private HttpResponse<byte[]> zip(UUID id, String query) {
		return this.api.bytes("/api/records/" + id + "/parts.zip" + query);
	}

	private static List<String> names(byte[] archive) throws IOException {
		List<String> names = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				names.add(entry.getName());
			}
		}
		return names;
	}

}
