package io.filepipeline.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitReport;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadRequest;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The functions without the web: as direct invocations call them.
 */
@ExtendWith(RunningPipeline.class)
class FunctionsTests {

	private final LocalPipeline pipeline;

	private final Api api;

	FunctionsTests(LocalPipeline pipeline, Api api) {
		this.pipeline = pipeline;
		this.api = api;
	}

	@ParameterizedTest
	@CsvSource({ "upload, UploadRequest, UploadReceipt", "record, RecordRequest, RecordReceipt",
			"split, SplitRequest, SplitReport" })
	void areInTheCatalogByName(String name, String input, String output) throws Exception {
		FunctionInvocationWrapper function = this.pipeline.host().getBean(FunctionCatalog.class).lookup(name);

		assertThat(FunctionTypeUtils.getRawType(function.getInputType())).isEqualTo(contract(input));
		assertThat(FunctionTypeUtils.getRawType(function.getOutputType())).isEqualTo(contract(output));
		assertThat(this.pipeline.host().getBean(name)).isInstanceOf(Function.class);
	}

	@Test
	void uploadTakesBase64() {
		UploadRequest request = Json.read("""
				{"metadata": {"file_name": "hello.txt"}, "content": "SGVsbG8sIHBpcGVsaW5lIQo="}""",
				UploadRequest.class);

		UploadReceipt receipt = upload().apply(request);

		assertThat(this.api.download(receipt.file().objectKey()).body()).asString().isEqualTo("Hello, pipeline!\n");
	}

	@Test
	void uploadTakesAnObjectThatIsInTheBucket() {
		byte[] pdf = Pdfs.withPages(2);
		S3Client s3 = this.pipeline.host().getBean(S3Client.class);
		s3.putObject((put) -> put.bucket(ObjectStore.BUCKET).key("incoming/a.pdf"), RequestBody.fromBytes(pdf));
		UploadRequest request = Json.read("""
				{"metadata": {"file_name": "a.pdf"}, "source": {"bucket": "file-pipeline", "key": "incoming/a.pdf"}}""",
				UploadRequest.class);

		UploadReceipt receipt = upload().apply(request);
		s3.deleteObject((delete) -> delete.bucket(ObjectStore.BUCKET).key("incoming/a.pdf"));

		assertThat(receipt.file().mimeType()).isEqualTo("application/pdf");
		assertThat(this.api.download(receipt.file().objectKey()).body()).isEqualTo(pdf);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"metadata": {"file_name": "a"}, "source": {"bucket": "another", "key": "a"}}           | /source/bucket
					{"metadata": {"file_name": "a"}, "source": {"bucket": "file-pipeline", "key": "none"}}  | /source/key
					{"metadata": {"file_name": "a"}, "source": {"bucket": "file-pipeline"}}                 | /source/key
					{"metadata": {"file_name": "a"}, "content": "***"}                                      | /content
					{"metadata": {"file_name": "a"}}                                                        | /content
					{"metadata": {"file_name": "a"}, "content": "YQ==", "source": {"bucket": "b"}}          | /content
					{"content": "YQ=="}                                                                     | /metadata
					{"metadata": {}, "content": "YQ=="}                                                     | /metadata/file_name
					""")
	void uploadNamesWhatIsWrong(String json, String pointer) {
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> upload().apply(Json.read(json, UploadRequest.class)))
			.satisfies((ex) -> assertThat(ex.problem().errors()).extracting("pointer").containsExactly(pointer));
	}

	@Test
	@SuppressWarnings("unchecked")
	void splitAgainHasTheEffectOfOnce() {
		UploadReceipt receipt = upload().apply(
				new UploadRequest(Json.read("{\"file_name\": \"a.pdf\"}", io.filepipeline.contracts.FileMetadata.class),
						new io.filepipeline.contracts.Content.Bytes(Pdfs.withPages(3)), null));
		SplitRequest request = Json.read("""
				{"process_id": "%s", "record_id": "%s", "bucket": "file-pipeline", "key": "%s",
				 "metadata": {"file_name": "a.pdf", "process": true, "process_params": {"split_params": {"file_map": [
				  {"id": "%s", "pages": [0, 2]}, {"id": "%s", "pages": [1]}]}}}}""".formatted(UUID.randomUUID(),
				receipt.file().id(), receipt.file().objectKey(), UUID.randomUUID(), UUID.randomUUID()),
				SplitRequest.class);
		Function<SplitRequest, SplitReport> split = this.pipeline.host().getBean("split", Function.class);

		SplitReport first = split.apply(request);
		SplitReport second = split.apply(request);

		assertThat(second).isEqualTo(first);
		List<String> names = first.parts().stream().map((part) -> part.fileName()).toList();
		assertThat(names).containsExactly("a_0.pdf", "a_1.pdf");
		await().untilAsserted(() -> assertThat(first.parts())
			.allSatisfy((part) -> assertThat(Api.json(this.api.get("/api/records/" + part.id())))
				.containsAllEntriesOf(Map.of("status", "succeeded", "sha256", part.sha256()))));
	}

	@SuppressWarnings("unchecked")
	private Function<UploadRequest, UploadReceipt> upload() {
		return this.pipeline.host().getBean("upload", Function.class);
	}

	private static Class<?> contract(String name) throws ClassNotFoundException {
		return Class.forName("io.filepipeline.contracts." + name);
	}

}
