package io.filepipeline.local;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitReport;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadRequest;
import io.filepipeline.local.lambda.Outcome;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The same cases in three ways: the bean in this process, the host by HTTP and queues,
 * and the zip under AWS's own runtime. What comes of them must be the same.
 */
@ExtendWith({ RunningPipeline.class, Zips.Deployed.class })
class ParityTests {

	private static final byte[] PDF = Pdfs.withPages(3);

	private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

	private final LocalPipeline pipeline;

	private final Api api;

	private final Traces traces;

	private final Zips zips;

	ParityTests(LocalPipeline pipeline, Api api, Traces traces, Zips zips) {
		this.pipeline = pipeline;
		this.api = api;
		this.traces = traces;
		this.zips = zips;
	}

	static Stream<Upload> uploads() {
		return Stream.of(new Upload("a text", TEXT, "{\"file_name\":\"a.txt\",\"tags\":[\"ä\"]}"),
				new Upload("a PDF to split", PDF, plan("a.pdf", "[{\"pages\":[0,1]},{\"pages\":[2]}]")),
				new Upload("a text to split", TEXT, plan("a.pdf", "[{\"pages\":[0]}]")),
				new Upload("process as a string", PDF,
						plan("a.pdf", "[{\"pages\":[0]}]").replace("\"process\":true", "\"process\":\"true\"")),
				new Upload("an encrypted PDF", Pdfs.document(2).encrypted("user", "owner").toBytes(),
						plan("a.pdf", "[{\"pages\":[0]}]")),
				new Upload("an empty file", new byte[0], "{\"file_name\":\"a.txt\"}"),
				new Upload("a bad name", TEXT, "{\"file_name\":\"../a.txt\"}"),
				new Upload("a field of the wrong type", TEXT, "{\"file_name\":\"a.txt\",\"tags\":\"a\"}"),
				new Upload("process without a plan", PDF, "{\"file_name\":\"a.pdf\",\"process\":true}"),
				new Upload("a negative page", PDF, plan("a.pdf", "[{\"pages\":[-1]}]")),
				new Upload("too many parts", PDF,
						plan("a.pdf", "[" + "{\"pages\":[0]},".repeat(30_000) + "{\"pages\":[0]}]")),
				new Upload("too many pages", PDF, plan("a.pdf", "[{\"pages\":[" + "0,".repeat(100_000) + "0]}]")));
	}

	@ParameterizedTest
	@MethodSource
	void uploads(Upload upload) {
		String request = "{\"metadata\":" + upload.metadata() + ",\"content\":\""
				+ Base64.getEncoder().encodeToString(upload.file()) + "\"}";

		List<Object> bean = bean(() -> essence(
				this.<UploadRequest, UploadReceipt>function("upload").apply(Json.read(request, UploadRequest.class))));
		HttpResponse<String> host = this.api.upload(upload.file(), "a.bin", upload.metadata());
		Outcome direct = this.zips.invoke("upload", request);
		Map<String, Object> http = Api
			.json(this.zips.invoke("upload", Zips.uploadEvent("/api/files/", upload.file(), upload.metadata())).json());

		assertThat(essenceOf(host.statusCode(), host.body())).isEqualTo(bean);
		assertThat(essenceOf(direct)).isEqualTo(bean);
		assertThat(essenceOf((int) http.get("statusCode"), (String) http.get("body"))).isEqualTo(bean);
	}

	static Stream<Document> splits() {
		byte[] scans = Pdfs.document(5).qrCode(1, "PATCHT").blank(2).text(4, "Invoice 7").toBytes();
		return Stream.of(Document.listed("good", PDF, "[0,1]", "[2]"),
				Document.listed("again and out of order", PDF, "[2,0,2]"),
				Document.listed("a page beyond the end", PDF, "[0]", "[0,3]"),
				Document.listed("encrypted", Pdfs.document(2).encrypted("user", "owner").toBytes(), "[0]", "[1]"),
				Document.listed("damaged", "%PDF-1.7\nnothing that follows".getBytes(StandardCharsets.US_ASCII), "[0]"),
				new Document("separators", scans,
						"{\"at_barcode\":\"PATCH(T)\",\"at_blank_pages\":true,\"at_text\":\"Invoice [0-9]\"}"),
				new Document("no separators", scans, "{\"at_text\":\"Offer\"}"));
	}

	@ParameterizedTest
	@MethodSource
	void splits(Document document) {
		UploadReceipt stored = this.<UploadRequest, UploadReceipt>function("upload")
			.apply(Json.read("{\"metadata\":{\"file_name\":\"a.pdf\"},\"content\":\""
					+ Base64.getEncoder().encodeToString(document.file()) + "\"}", UploadRequest.class));
		SplitRequest forBean = document.request(stored);
		SplitRequest forHost = document.request(stored);
		SplitRequest forQueue = document.request(stored);
		SplitRequest forZip = document.request(stored);

		SplitReport bean = this.<SplitRequest, SplitReport>function("split").apply(forBean);
		send(this.pipeline.servers().queues().processing(), Json.write(forHost));
		// twice in one batch, as SQS may deliver it
		Outcome batch = this.zips.batch("split", Json.write(forQueue), "{\"poison\":true}", Json.write(forQueue));
		Outcome direct = this.zips.invoke("split", Json.write(forZip));

		List<Object> expected = parts(bean.parts());
		assertThat(batch.json()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");
		assertThat(parts(Json.read(direct.json(), SplitReport.class).parts())).isEqualTo(expected);
		for (SplitRequest request : List.of(forBean, forHost, forQueue, forZip)) {
			await().untilAsserted(() -> assertThat(parts(reported(request))).isEqualTo(expected));
		}
	}

	static Stream<String> records() {
		return Stream.of("{\"id\":\"%s\",\"status\":\"succeeded\",\"file_name\":\"a.txt\"}",
				"{\"id\":\"%s\",\"status\":\"failed\",\"error\":{\"type\":\"urn:x\",\"title\":\"x\",\"code\":\"encrypted\",\"detail\":\"x\"}}",
				"{\"id\":\"%s\"}", "{\"id\":\"%s\",\"status\":\"unknown\"}",
				"{\"id\":\"%s\",\"status\":\"queued\",\"file_name\":\"..\"}", "{\"id\":\"no id\"}", "[]", "nothing",
				"");
	}

	@ParameterizedTest
	@MethodSource
	void records(String template) {
		UUID forBean = UUID.randomUUID();
		UUID forHost = UUID.randomUUID();
		UUID forZip = UUID.randomUUID();
		String message = template.formatted(forHost);

		List<Object> bean = bean(() -> List.of(this.<RecordRequest, RecordReceipt>function("record")
			.apply(Json.read(template.formatted(forBean), RecordRequest.class))
			.message()));
		boolean good = bean.equals(List.of("Metadata stored"));
		send(this.pipeline.servers().queues().records(), message);
		Outcome direct = this.zips.invoke("record", template.formatted(forZip));
		Outcome again = this.zips.batch("record", template.formatted(forZip), template.formatted(forZip));

		assertThat(direct.failed()).isEqualTo(!good);
		if (good) {
			assertThat(Json.read(direct.json(), RecordReceipt.class).message()).isEqualTo("Metadata stored");
			assertThat(again.json()).isEqualTo("{\"batchItemFailures\":[]}");
			for (UUID id : List.of(forBean, forHost, forZip)) {
				await().untilAsserted(() -> assertThat(written(id)).isEqualTo(written(forBean)).isNotEmpty());
			}
		}
		else {
			assertThat(Api.problem((String) Api.json(direct.json()).get("errorMessage"))).isEqualTo(bean);
			assertThat(again.json())
				.isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"0\"},{\"itemIdentifier\":\"1\"}]}");
			if (message.isEmpty()) {
				return;
			}
			String deadLetters = this.pipeline.servers().queues().records() + "-dead-letters";
			await().untilAsserted(() -> assertThat(this.traces.messages(deadLetters)).isEqualTo(1));
			this.pipeline.host().getBean(SqsClient.class).purgeQueue((purge) -> purge.queueUrl(deadLetters));
		}
	}

	private static String plan(String name, String fileMap) {
		return metadata(name, "{\"file_map\":" + fileMap + "}");
	}

	private static String metadata(String name, String splitParams) {
		return "{\"file_name\":\"" + name + "\",\"process\":true,\"process_params\":{\"split_params\":" + splitParams
				+ "}}";
	}

	private static List<Object> bean(java.util.function.Supplier<List<Object>> call) {
		try {
			return call.get();
		}
		catch (RejectedRequest ex) {
			return Api.problem(Json.write(ex.problem()));
		}
	}

	/** All that is the same each time the same file is uploaded. */
	private static List<Object> essence(UploadReceipt receipt) {
		List<Object> essence = new ArrayList<>(List.of(receipt.file().mimeType(), receipt.file().size(),
				receipt.file().sha256(), receipt.file().bucket(), receipt.record().message()));
		if (receipt.processing() != null) {
			essence.add(receipt.processing().message());
			essence.add((receipt.processing().recordIds() != null) ? receipt.processing().recordIds().size() : 0);
		}
		return essence;
	}

	private static List<Object> essenceOf(int status, String body) {
		List<Object> essence = (status == 201) ? essence(Json.read(body, UploadReceipt.class)) : Api.problem(body);
		if (status != 201) {
			assertThat(Api.json(body)).containsEntry("status", status).containsEntry("instance", "/api/files");
		}
		return essence;
	}

	private static List<Object> essenceOf(Outcome outcome) {
		return outcome.failed() ? Api.problem((String) Api.json(outcome.json()).get("errorMessage"))
				: essence(Json.read(outcome.json(), UploadReceipt.class));
	}

	/** What is the same however often parts are made of the same document. */
	private static List<Object> parts(List<FileRecord> parts) {
		return parts.stream()
			.<Object>map((part) -> java.util.Arrays.asList(part.fileName(), part.status(), part.pages(), part.size(),
					part.sha256(), part.mimeType(), part.tags(), part.error()))
			.toList();
	}

	private List<FileRecord> reported(SplitRequest request) {
		HttpResponse<String> answer = this.api.get("/api/processes/" + request.processId());
		return (answer.statusCode() != 200) ? List.of()
				: Json.read(answer.body(), io.filepipeline.contracts.ProcessReport.class).records();
	}

	/** A record as the API tells it, apart from what differs. */
	private Map<String, Object> written(UUID id) {
		HttpResponse<String> answer = this.api.get("/api/records/" + id);
		if (answer.statusCode() != 200) {
			return Map.of();
		}
		Map<String, Object> record = new java.util.TreeMap<>(Api.json(answer));
		record.keySet().removeAll(List.of("id", "created_at", "updated_at"));
		return record;
	}

	private void send(String queue, String message) {
		if (!message.isEmpty()) {
			this.pipeline.host()
				.getBean(SqsClient.class)
				.sendMessage((send) -> send.queueUrl(queue).messageBody(message));
		}
	}

	@SuppressWarnings("unchecked")
	private <I, O> Function<I, O> function(String name) {
		return this.pipeline.host().getBean(name, Function.class);
	}

	/**
	 * A file to upload.
	 */
	record Upload(String name, byte[] file, String metadata) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * A document to split.
	 */
	record Document(String name, byte[] file, String splitParams) {

		static Document listed(String name, byte[] file, String... pages) {
			String fileMap = String.join(",",
					Stream.of(pages).map((list) -> "{\"id\":\"id\",\"pages\":" + list + "}").toList());
			return new Document(name, file, "{\"file_map\":[" + fileMap + "]}");
		}

		SplitRequest request(UploadReceipt stored) {
			String params = Pattern.compile("\"id\":\"id\"")
				.matcher(this.splitParams)
				.replaceAll((id) -> "\"id\":\"" + timeOrdered() + "\"");
			return Json.read("{\"process_id\":\"" + UUID.randomUUID() + "\",\"record_id\":\"" + stored.file().id()
					+ "\",\"bucket\":\"" + stored.file().bucket() + "\",\"key\":\"" + stored.file().objectKey()
					+ "\",\"metadata\":" + metadata("a.pdf", params) + "}", SplitRequest.class);
		}

		/** The parts of a process are listed in the order of their ids. */
		private static UUID timeOrdered() {
			return new UUID(System.nanoTime() << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
