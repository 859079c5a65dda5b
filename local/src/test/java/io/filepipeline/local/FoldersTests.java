package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Folders tell what is in them, and keep it no longer than they should.
 */
@ExtendWith(RunningPipeline.class)
class FoldersTests {

	private final String folder = "kept " + UUID.randomUUID();

	private final Api api;

	private final LocalPipeline pipeline;

	private final Traces traces;

	private final JdbcClient database;

	FoldersTests(Api api, LocalPipeline pipeline, Traces traces) {
		this.api = api;
		this.pipeline = pipeline;
		this.traces = traces;
		this.database = pipeline.host().getBean(JdbcClient.class);
	}

	@Test
	void keepsRecordsForAsLongAsTheirFolderSays() throws Exception {
		UUID old = upload();
		UUID part = this.api.finished(this.api.submitted(old, "{\"every\":3}")).records().get(0).id();
		UUID young = upload();
		UUID interrupted = upload();
		this.database.sql("update records set created_at = now() - interval '31 days' where id in (?, ?)")
			.param(old)
			.param(part)
			.update();
		this.database
			.sql("update records set deleted_at = now() - interval '2 minutes', folder_name = null where id = ?")
			.param(interrupted)
			.update();

		HttpResponse<String> answer = retain("{\"retention_days\":30}");

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(Api.json(answer)).containsEntry("folder_name", this.folder)
			.containsEntry("records", 2)
			.containsEntry("parts", 1)
			.containsEntry("retention_days", 30);
		assertThat(this.api.get("/api/folders?limit=1000").body()).contains("\"folder_name\":\"" + this.folder + "\"");
		try (AnotherHost one = AnotherHost.start(this.pipeline, "pipeline.sweep.seconds=1");
				AnotherHost two = AnotherHost.start(this.pipeline, "pipeline.sweep.seconds=1")) {
			await().until(() -> !this.traces.haveFile(old) && !this.traces.haveFile(part)
					&& !this.traces.haveFile(interrupted));
		}
		assertThat(this.api.get("/api/records/" + old).statusCode()).isEqualTo(410);
		assertThat(this.api.get("/api/records/" + part).statusCode()).isEqualTo(410);
		assertThat(this.api.record(young).folderName()).isEqualTo(this.folder);
		assertThat(Api.json(retain("{\"retention_days\":null}"))).doesNotContainKey("retention_days");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"retention_days\":0}", "{\"retention_days\":36501}",
			"{\"retention_days\":\"30\"}", "{\"retention_days\":1.5}" })
	void refusesTimesThatMakeNoSense(String settings) {
		HttpResponse<String> answer = retain(settings);

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"pointer\":\"/retention_days\"");
	}

	@Test
	void listsFoldersPageByPage() {
		upload();
		List<String> names = new ArrayList<>();
		String next = "/api/folders?limit=1";
		while (next != null) {
			HttpResponse<String> page = this.api.get(next);
			assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
			((List<?>) Api.json(page).get("folders"))
				.forEach((folder) -> names.add((String) ((Map<?, ?>) folder).get("folder_name")));
			next = page.headers()
				.firstValue("link")
				.map((link) -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"))
				.orElse(null);
		}

		assertThat(names).contains(this.folder).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/folders", "/api/folders/" })
	void mustHaveANameToKeepAnything(String path) {
		HttpResponse<String> answer = this.api.send("PUT", path, BodyPublishers.ofString("{\"retention_days\": 1}"),
				"content-type", "application/json");

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("\"code\":\"validation_failed\"", "\"pointer\":\"/folder_name\"");
	}

	private UUID upload() {
		return this.api.written(Pdfs.withPages(3), "book.pdf", "{\"folder_name\":\"" + this.folder + "\"}");
	}

	private HttpResponse<String> retain(String settings) {
		return this.api.send("PUT", "/api/folders/" + this.folder.replace(" ", "%20"),
				BodyPublishers.ofString(settings), "content-type", "application/json");
	}

}
