package io.filepipeline.local;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A few records are found by all that is known of them.
 */
@ExtendWith(RunningPipeline.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindRecordsTests {

	private final String folder = "found " + UUID.randomUUID();

	private final Api api;

	private UploadReceipt invoice;

	private UploadReceipt letter;

	private ProcessReport process;

	FindRecordsTests(Api api) {
		this.api = api;
	}

	@BeforeAll
	void upload() {
		this.invoice = this.api.accepted(Pdfs.withPages(2), "Invoice_2024-03.pdf",
				"{\"folder_name\":\"" + this.folder + "\",\"description\":\"Größe für Müller & Söhne\","
						+ "\"tags\":[\"a,b\",\"paid in-full\"],\"process\":true,"
						+ "\"process_params\":{\"split_params\":{\"ranges\":[\"1\",\"9\"]}}}");
		this.letter = this.api.accepted("text".getBytes(StandardCharsets.US_ASCII), "letter.v2.txt",
				"{\"folder_name\":\"" + this.folder + "\",\"description\":\"佐々木様、第Ⅳ章 × 85m²\","
						+ "\"tags\":[\"a,b\",\"draft\"]}");
		this.process = this.api.finished(this.invoice);
		await().until(() -> find("").size() == 4);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			inv 2024          | Invoice
			2024 03           | Invoice
			INVOICE pdf       | Invoice
			größ müll         | Invoice
			full paid         | Invoice
			voice             |
			invoice letter    |
			v2 draft          | letter
			letter & !txt):*  | letter
			佐々木            | letter
			第Ⅳ章             | letter
			85m² × draft      | letter
			""")
	void findsWordsByHowTheyBegin(String words, String expected) {
		assertThat(find("&kind=upload&q=" + encoded(words))).extracting((record) -> name(record).split("[_.]")[0])
			.isEqualTo((expected != null) ? List.of(expected) : List.of());
	}

	@Test
	void combinesFilters() {
		UUID record = this.invoice.file().id();

		assertThat(ids("&kind=upload")).containsExactly(this.letter.file().id(), record);
		assertThat(ids("&kind=part&parent_id=" + record)).hasSize(2)
			.containsExactlyInAnyOrderElementsOf(this.process.records().stream().map(FileRecord::id).toList());
		assertThat(ids("&process_id=" + this.process.processId())).hasSize(3);
		assertThat(ids("&status=failed")).containsExactly(this.process.records().get(1).id());
		assertThat(ids("&status=failed,succeeded&status=queued")).hasSize(4);
		assertThat(ids("&tag=a%2Cb")).hasSize(2);
		assertThat(ids("&tag=a%2Cb&tag=draft")).containsExactly(this.letter.file().id());
		assertThat(ids("&tag=split&tag=draft")).isEmpty();
		assertThat(ids("&q=&kind=&tag=")).hasSize(4);
	}

	@Test
	void tellsWhatIsOlderAndYounger() {
		Map<String, Object> first = find("&kind=upload").get(1);
		String time = encoded((String) first.get("created_at"));

		assertThat(ids("&kind=upload&created_after=" + time)).containsExactly(this.letter.file().id());
		assertThat(ids("&kind=upload&created_before=" + time)).isEmpty();
		assertThat(ids("&created_after=2020-01-01T00:00:00%2B02:00&created_before=2020-01-02T00:00:00Z")).isEmpty();
	}

	@Test
	void keepsTheFiltersFromPageToPage() {
		HttpResponse<String> page = this.api
			.get("/api/records?limit=1&kind=upload&status=succeeded&tag=a%2Cb&folder_name=" + encoded(this.folder));
		String next = page.headers().firstValue("link").orElseThrow().replaceFirst("^<(.*)>; rel=\"next\"$", "$1");

		HttpResponse<String> second = this.api.get(next);

		assertThat(records(page)).extracting(FindRecordsTests::name).containsExactly("letter.v2.txt");
		assertThat(records(second)).extracting(FindRecordsTests::name).containsExactly("Invoice_2024-03.pdf");
		assertThat(second.headers().firstValue("link")).isEmpty();
	}

	@Test
	void listsThePartsOfARecordInTheirOrder() {
		UUID document = this.api.written(Pdfs.withPages(40), "ordered.pdf", "{}");
		ProcessReport pages = this.api.finished(this.api.submitted(document, "{\"every\":1}"));
		ProcessReport halves = this.api.finished(this.api.submitted(document, "{\"parts\":2}"));
		List<UUID> listed = new ArrayList<>();
		String next = "/api/records?limit=7&parent_id=" + document;
		while (next != null) {
			HttpResponse<String> page = this.api.get(next);
			records(page).forEach((record) -> listed.add(UUID.fromString((String) record.get("id"))));
			next = page.headers()
				.firstValue("link")
				.map((link) -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"))
				.orElse(null);
		}

		assertThat(listed).containsExactlyElementsOf(
				Stream.of(halves, pages).flatMap((report) -> report.records().stream()).map(FileRecord::id).toList());
	}

	private List<UUID> ids(String query) {
		return find(query).stream().map((record) -> UUID.fromString((String) record.get("id"))).toList();
	}

	private List<Map<String, Object>> find(String query) {
		HttpResponse<String> page = this.api.get("/api/records?folder_name=" + encoded(this.folder) + query);
		assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
		return records(page);
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> records(HttpResponse<String> page) {
		return (List<Map<String, Object>>) Api.json(page).get("records");
	}

	private static String name(Map<String, Object> record) {
		return (String) record.get("file_name");
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
