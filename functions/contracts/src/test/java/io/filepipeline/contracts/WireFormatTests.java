package io.filepipeline.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example files are the wire format: what is in them is read, and written again the
 * same.
 */
class WireFormatTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	@ParameterizedTest
	@CsvSource({ "upload-receipt, UploadReceipt", "record-request, RecordRequest", "split-request, SplitRequest",
			"split-report, SplitReport", "process-request, ProcessRequest", "processing, UploadReceipt$Processing",
			"direct-upload-request, DirectUploadRequest", "direct-upload, DirectUpload",
			"part-urls-request, PartUrlsRequest", "part-urls, PartUrls", "record, FileRecord",
			"process-report, ProcessReport", "process-event, ProcessEvent", "folder, Folder",
			"webhook-endpoint-request, WebhookEndpointRequest" })
	void readsAndWritesTheSame(String example, String type) throws Exception {
		String json = example(example);

		Object message = Json.read(json, Class.forName("io.filepipeline.contracts." + type));

		assertThat(JSON.readTree(Json.write(message))).isEqualTo(JSON.readTree(json));
	}

	@Test
	void readsACallbackOfManyRecords() throws Exception {
		String json = example("callback");

		assertThat(JSON.readTree(Json.write(Json.readOneOrMany(json, FileRecord.class))))
			.isEqualTo(JSON.readTree(json));
	}

	@Test
	void readsMetadataAsUsersSendIt() throws Exception {
		FileMetadata metadata = Json.read(example("upload-metadata"), FileMetadata.class);

		assertThat(metadata.fileName()).isEqualTo("sample.pdf");
		assertThat(metadata.tags()).containsExactly("example", "test");
		assertThat(metadata.process()).isTrue();
		assertThat(metadata.processParams().splitParams().listedParts()).extracting(PartRequest::pages)
			.containsExactly(java.util.List.of(0, 1), java.util.List.of(2));
	}

	@Test
	void readsADirectUpload() throws Exception {
		UploadRequest request = Json.read(example("upload-request"), UploadRequest.class);

		assertThat(request.content()).isInstanceOfSatisfying(Content.Bytes.class,
				(bytes) -> assertThat(bytes.value()).isEqualTo("Hello, pipeline!\n".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void readsADirectUploadOfAnObject() {
		UploadRequest request = Json.read("""
				{"metadata": {"file_name": "a.pdf"}, "source": {"bucket": "b", "key": "incoming/a.pdf"}}
				""", UploadRequest.class);

		assertThat(request.content()).isEqualTo(new Content.StoredObject("b", "incoming/a.pdf"));
	}

	@Test
	void readsAnEditAsUsersSendIt() throws Exception {
		String json = example("record-edit");

		assertThat(JSON.readTree(RecordEdit.read(json).patch())).isEqualTo(JSON.readTree(json));
	}

	private static String example(String name) throws IOException {
		try (InputStream json = WireFormatTests.class.getResourceAsStream("examples/" + name + ".json")) {
			return new String(Objects.requireNonNull(json, name).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
