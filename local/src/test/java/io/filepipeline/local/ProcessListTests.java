package io.filepipeline.local;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningPipeline.class)
class ProcessListTests {

	private final Api api;

	ProcessListTests(Api api) {
		this.api = api;
	}

	@Test
	void listsProcessesPageByPage() {
		UploadReceipt receipt = this.api.accepted(Pdfs.withPages(2), "listed.pdf", "{}");
		UUID record = receipt.record().id();
		List<UUID> submitted = new ArrayList<>();
		for (String params : List.of("{\"every\":1}", "{\"extract\":\"1\"}", "{\"extract\":\"9\"}")) {
			submitted.add(0, this.api.submitted(record, params).processId());
			this.api.get("/api/processes/" + submitted.get(0) + "?wait=60");
		}
		String query = "/api/processes?record_id=" + record + "&limit=1";

		List<UUID> listed = new ArrayList<>();
		for (String next = query; next != null;) {
			HttpResponse<String> page = this.api.get(next);
			assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
			assertThat(page.body()).doesNotContain("\"records\"");
			listed.addAll(ids(page));
			next = page.headers()
				.firstValue("link")
				.map((link) -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"))
				.orElse(null);
		}

		assertThat(listed).isEqualTo(submitted);
		assertThat(ids(this.api.get(query + "&status=failed&status=running"))).containsExactly(submitted.get(0));
		assertThat(ids(this.api.get(query + "&status=queued"))).isEmpty();
		assertThat(this.api.get(query + "&status=done").body()).contains("\"pointer\":\"/status\"");
		assertThat(this.api.get("/api/processes?limit=0").body()).contains("\"pointer\":\"/limit\"");
	}

	@SuppressWarnings("unchecked")
	private static List<UUID> ids(HttpResponse<String> page) {
		return ((List<Map<String, Object>>) Api.json(page).get("processes")).stream()
			.map((process) -> UUID.fromString((String) process.get("process_id")))
			.toList();
	}

}
