package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.contracts.Json;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningPipeline.class)
class ApiDocsTests {

	private final Api api;

	ApiDocsTests(Api api) {
		this.api = api;
	}

	@ParameterizedTest
	@CsvSource({ "/apidocs, /swagger-ui/index.html", "/apidocs/, /swagger-ui/index.html",
			"/swagger/index.html, /swagger-ui/index.html" })
	void leadsToThePageFromWhereItHasBeen(String path, String target) {
		HttpResponse<String> answer = this.api.get(path);

		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith(target);
		assertThat(this.api.get("/swagger-ui/index.html").body()).contains("swagger-ui");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/api/files                   | post | 201 400 401 406 410 413 415 422 429 503
			/api/files/{object_key}      | get  | 200 206 304 401 404 410 412 416 429 503
			/api/records                 | post | 201 400 401 406 413 415 503
			/api/records                 | get  | 200 400 401 406 429 503
			/api/records/{id}            | get  | 200 304 401 404 406 410 429 503
			/api/records/{id}            | patch | 200 400 401 404 406 409 410 412 413 415 429 503
			/api/records/{id}            | delete | 204 400 401 404 406 409 410 412 429 503
			/api/records/{id}/parts.zip  | get  | 200 400 401 404 406 409 410 429 503
			/api/folders                 | get  | 200 400 401 406 429 503
			/api/folders/{folder_name}   | put  | 200 400 401 406 413 415 429 503
			/api/processes               | post | 202 400 401 404 406 409 410 413 415 422 429 503
			/api/processes               | get  | 200 400 401 406 429 503
			/api/processes/{process_id}  | get  | 200 400 401 404 406 429 503
			/api/processes/{process_id}/events | get | 200 204 400 401 404 406 429 503
			/api/uploads                 | post | 201 400 401 406 410 413 415 422 429 503
			/api/uploads/{id}            | get  | 200 401 404 406 410 429 503
			/api/uploads/{id}            | delete | 204 401 404 406 409 410 429 503
			/api/uploads/{id}/parts      | post | 200 400 401 404 406 409 410 413 415 429 503
			/api/uploads/{id}/complete   | post | 201 401 404 406 409 410 429 503
			/api/webhook-endpoints       | post   | 201 400 401 406 409 413 415 429 503
			/api/webhook-endpoints       | get    | 200 401 406 429 503
			/api/webhook-endpoints/{id}  | get    | 200 401 404 406 429 503
			/api/webhook-endpoints/{id}  | patch  | 200 400 401 404 406 413 415 429 503
			/api/webhook-endpoints/{id}  | delete | 204 401 404 406 429 503
			/api/webhook-endpoints/{id}/rotate-secret | post | 200 401 404 406 429 503
			/api/webhook-endpoints/{id}/test | post | 202 401 404 406 409 429 503
			/api/webhook-deliveries      | get    | 200 400 401 406 429 503
			/api/webhook-deliveries/{id} | get    | 200 401 404 406 429 503
			/api/webhook-deliveries/{id}/redeliver | post | 202 401 404 406 409 429 503
			""")
	void documentsEveryAnswer(String path, String method, String statuses) {
		Map<String, Object> operation = at(document(), "paths", path, method);

		assertThat(at(operation, "responses")).containsOnlyKeys(statuses.split(" "));
		assertThat(operation).containsKeys("summary", "tags", "operationId");
		// not get_4, as of methods that are called the same
		assertThat((String) operation.get("operationId")).matches("[a-z]+([A-Z][a-z]+)+");
		assertThat(operation.getOrDefault("parameters", List.of())).asInstanceOf(InstanceOfAssertFactories.LIST)
			.allSatisfy((parameter) -> assertThat(parameter).asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsKey("description"));
	}

	@Test
	void documentsWhereATypeMayNotBeHad() {
		OpenApiDocument.read(this.api).operations().forEach((operation) -> {
			List<String> headers = new ArrayList<>(List.of("accept", "application/x-nothing"));
			if (!operation.contentType().isEmpty()) {
				headers.addAll(List.of("content-type", operation.contentType()));
			}
			HttpResponse<String> answer = this.api.send(operation.method().toUpperCase(Locale.ROOT),
					operation.path().replaceAll("\\{\\w+}", UUID.randomUUID().toString()), BodyPublishers.noBody(),
					headers.toArray(String[]::new));

			assertThat(operation.node().get("responses").has("406")).as("%s: %s", operation, answer.body())
				.isEqualTo(answer.statusCode() == 406);
		});
	}

	@Test
	void saysHowACallbackOfOneRecordIsAnswered() {
		assertThat(at(document(), "paths", "/api/records", "post", "responses", "201").get("description")).asString()
			.contains("without an array");
	}

	@Test
	@SuppressWarnings("unchecked")
	void saysWhatEveryFieldMeans() {
		at(document(), "components", "schemas").forEach((name, schema) -> {
			assertThat((Map<String, Object>) schema).as(name).containsKeys("description", "properties");
			at((Map<String, Object>) schema, "properties").values()
				.forEach((field) -> assertThat((Map<String, Object>) field).as(name).containsKey("description"));
		});
	}

	/** JSON Schema looks for a pattern anywhere in a text. */
	@Test
	void meansPatternsForTheWholeOfAText() {
		assertThat(OpenApiDocument.read(this.api).root().findValuesAsString("pattern")).isNotEmpty()
			.allMatch((pattern) -> pattern.startsWith("^") && pattern.endsWith("$"));
	}

	@ParameterizedTest
	@CsvSource({ "/api/records, 200, Link", "/api/folders, 200, Link", "/api/processes, 200, Link",
			"/api/webhook-deliveries, 200, Link", "/api/files/{object_key}, 200, ETag",
			"/api/files/{object_key}, 206, Content-Range" })
	void documentsHeaders(String path, String status, String header) {
		assertThat(at(document(), "paths", path, "get", "responses", status, "headers")).containsKey(header);
	}

	@ParameterizedTest
	@CsvSource({ "Unavailable, Retry-After", "RateLimited, Retry-After", "RangeNotSatisfiable, Content-Range" })
	void documentsHeadersOfProblems(String problem, String header) {
		assertThat(at(document(), "components", "responses", problem, "headers")).containsKey(header);
	}

	@Test
	void saysThatTheNameOfAFolderIsNotEmpty() {
		assertThat(at(document(), "paths", "/api/records/{id}", "patch", "requestBody", "content", "application/json",
				"schema", "properties", "folder_name"))
			.containsEntry("minLength", 1);
	}

	/** Tomcat does not take the brackets, and keeps no path. */
	@Test
	void promisesNoMoreOfAProblemThanARequestTells() throws Exception {
		Map<String, Object> problem = Api
			.json(RawResponse.to(this.api.base(), "GET /api/records?q=[x] HTTP/1.1").body());

		assertThat(at(document(), "components", "schemas", "HttpProblem").get("required"))
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.allSatisfy((field) -> assertThat(problem).containsKey((String) field));
	}

	@Test
	void asksForAKeyButOfCallbacks() {
		assertThat(document().get("security")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
		assertThat(at(document(), "components", "securitySchemes")).containsOnlyKeys("api_key", "bearer");
		assertThat(at(document(), "paths", "/api/records", "post").get("security"))
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/api/files, post, 201", "/api/records, post, 201", "/api/records, get, 200",
			"/api/records/{id}, get, 200", "/api/records/{id}, patch, 200", "/api/folders, get, 200",
			"/api/folders/{folder_name}, put, 200", "/api/processes, post, 202", "/api/processes, get, 200",
			"/api/processes/{process_id}, get, 200", "/api/uploads, post, 201", "/api/uploads/{id}, get, 200",
			"/api/uploads/{id}/parts, post, 200", "/api/uploads/{id}/complete, post, 201",
			"/api/webhook-endpoints, post, 201", "/api/webhook-endpoints/{id}, patch, 200",
			"/api/webhook-deliveries, get, 200", "/api/webhook-deliveries/{id}, get, 200" })
	void showsWhatAnAnswerLooksLike(String path, String method, String status) {
		Map<String, Object> json = at(document(), "paths", path, method, "responses", status, "content",
				"application/json");

		assertThat(json).containsKeys("schema", "example");
	}

	@ParameterizedTest
	@CsvSource({ "FileRecord, record", "ProcessReport, process-report", "UploadReceipt, upload-receipt",
			"RecordPage, record-page", "Processing, processing", "ProcessPage, process-page",
			"ProcessEvent, process-event", "FolderPage, folder-page", "Folder, folder", "DirectUpload, direct-upload",
			"PartUrls, part-urls", "WebhookEndpointRequest, webhook-endpoint-request",
			"WebhookEndpoint, webhook-endpoint-secret", "WebhookDelivery, webhook-delivery",
			"WebhookDeliveryPage, webhook-delivery-page" })
	@SuppressWarnings("unchecked")
	void namesFieldsAsTheyAreOnTheWire(String schema, String example) throws Exception {
		Map<String, Object> properties = at(document(), "components", "schemas", schema, "properties");

		String json = new ClassPathResource("io/filepipeline/contracts/examples/" + example + ".json")
			.getContentAsString(StandardCharsets.UTF_8);
		Map<String, Object> message = Json.read(json, Map.class);
		assertThat(properties.keySet()).containsAll(message.keySet()).allMatch((name) -> name.matches("[a-z0-9_]+"));
	}

	@Test
	void showsMetadataThatWorks() {
		Map<String, Object> metadata = at(document(), "paths", "/api/files", "post", "requestBody", "content",
				"multipart/form-data", "schema", "properties", "metadata");

		HttpResponse<String> answer = this.api.upload(io.filepipeline.testing.Pdfs.withPages(3), "sample.pdf",
				(String) metadata.get("example"));

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(Api.json(answer)).containsKey("processing");
	}

	@Test
	void tellsProbesThatItLives() {
		for (String probe : List.of("", "/liveness", "/readiness")) {
			HttpResponse<String> answer = this.api.get("/actuator/health" + probe);
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(Api.json(answer)).containsEntry("status", "UP");
		}
		assertThat(this.api.get("/actuator/env").statusCode()).isEqualTo(404);
	}

	private Map<String, Object> document() {
		return Api.json(this.api.get("/v3/api-docs"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> at(Map<String, Object> tree, String... path) {
		Map<String, Object> found = tree;
		for (String step : path) {
			assertThat(found).as(String.join(" ", path)).containsKey(step);
			found = (Map<String, Object>) found.get(step);
		}
		return found;
	}

}
