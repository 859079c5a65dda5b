package io.filepipeline.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.filepipeline.local.Api.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A form that does not say how long it is, as it comes in chunks, has bounds all the
 * same.
 */
@ExtendWith(RunningPipeline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormLimitTests {

	private static final int MB = 1 << 20;

	private static final Part METADATA = Part.field("metadata", "{}");

	private final LocalPipeline pipeline;

	private AnotherHost host;

	private Api api;

	FormLimitTests(LocalPipeline pipeline) {
		this.pipeline = pipeline;
	}

	@BeforeAll
	void start() throws IOException {
		this.host = AnotherHost.start(this.pipeline, "UPLOAD_MAX_SIZE=1MB");
		this.api = this.host.api();
	}

	@AfterAll
	void stop() {
		this.host.close();
	}

	@Test
	void takesTheLargestFileWithTheLargestMetadata() {
		String json = "{\"more\":\"%s\"}";
		byte[] metadata = json.formatted("x".repeat(MB - json.formatted("").length())).getBytes(StandardCharsets.UTF_8);

		HttpResponse<String> answer = this.api
			.form(List.of(file("file", MB), Part.file("metadata", "metadata.json", metadata)));

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
	}

	@Test
	void refusesAFileThatIsTooLarge() {
		assertTooLarge(List.of(METADATA, file("file", MB + 1)), "The file has more than the " + MB + " bytes");
	}

	@Test
	void refusesAFormWhoseFilesAreTooLargeTogether() {
		List<Part> parts = Stream.concat(Stream.of(METADATA), Collections.nCopies(6, file("more", MB)).stream())
			.toList();

		assertTooLarge(parts, "The form has more than the " + 5 * MB + " bytes");
	}

	/** Tomcat says the same of it as of a form that is too large. */
	@Test
	void tellsAHeaderThatIsTooLongFromThat() {
		HttpResponse<String> answer = this.api
			.form(List.of(METADATA, Part.file("file", "a".repeat(5000), new byte[1])));

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("must be a multipart form");
	}

	private void assertTooLarge(List<Part> form, String says) {
		HttpResponse<String> answer = this.api.form(form);

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
		assertThat(answer.body()).contains("\"code\":\"file_too_large\"", says);
	}

	private static Part file(String name, int size) {
		return Part.file(name, "large.bin", new byte[size]);
	}

}
