package io.filepipeline.host.docs;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the OpenAPI document says beyond the controllers: the problems that operations
 * share, and examples, which are the files that freeze the wire format.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final String UPLOAD = "/api/uploads/019ab3f6-4c10-7000-9ac6-1d2f5be07a31";

	@Bean
	OpenAPI openApi() {
		// wherever the document was fetched from, whatever proxy is in front
		return new OpenAPI().components(problems())
			.addServersItem(new Server().url("/"))
			.addSecurityItem(new SecurityRequirement().addList("api_key"))
			.addSecurityItem(new SecurityRequirement().addList("bearer"))
			.info(new Info().title("File pipeline")
				.version("1")
				.description("Upload files with metadata, have PDFs split into parts, find each part by its record."
						+ " An upload answers with the ids of its record and process: follow the process until it is"
						+ " finished, then download its records' files by their `object_key`.")
				.license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
	}

	/**
	 * Swagger reads types with the Jackson of before, which knows nothing of how ours
	 * name their fields.
	 */
	@Bean
	ModelResolver modelResolver() {
		ObjectMapper mapper = Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
		return new ModelResolver(mapper).openapi31(true);
	}

	@Bean
	OpenApiCustomizer examples() {
		return (api) -> {
			Bodies.schemas().forEach(api.getComponents()::addSchemas);
			Operation upload = path(api, "/api/files").getPost();
			upload.setRequestBody(Bodies.uploadForm());
			example(upload, "201", "upload-receipt");
			Operation download = path(api, "/api/files/{object_key}").getGet();
			Operation report = path(api, "/api/records").getPost();
			report.setRequestBody(Bodies.callback());
			// it takes a signature instead of a key
			report.setSecurity(List.of());
			example(report, "201", "callback-receipts");
			example(path(api, "/api/records").getGet(), "200", "record-page");
			example(path(api, "/api/records/{id}").getGet(), "200", "record");
			Operation edit = path(api, "/api/records/{id}").getPatch();
			edit.setRequestBody(Bodies.recordEdit());
			example(edit, "200", "record");
			example(path(api, "/api/folders").getGet(), "200", "folder-page");
			Operation retain = path(api, "/api/folders/{folder_name}").getPut();
			retain.setRequestBody(Bodies.folderSettings());
			example(retain, "200", "folder");
			example(path(api, "/api/processes/{process_id}").getGet(), "200", "process-report");
			example(path(api, "/api/processes/{process_id}/events").getGet(), "200", "process-event");
			example(path(api, "/api/processes").getGet(), "200", "process-page");
			Operation submit = path(api, "/api/processes").getPost();
			submit.setRequestBody(Bodies.json("ProcessRequest", "process-request"));
			example(submit, "202", "processing");
			Operation begin = path(api, "/api/uploads").getPost();
			begin.setRequestBody(Bodies.json("DirectUploadRequest", "direct-upload-request"));
			example(begin, "201", "direct-upload");
			example(path(api, "/api/uploads/{id}").getGet(), "200", "direct-upload");
			Operation sign = path(api, "/api/uploads/{id}/parts").getPost();
			sign.setRequestBody(Bodies.json("PartUrlsRequest", "part-urls-request"));
			example(sign, "200", "part-urls");
			example(path(api, "/api/uploads/{id}/complete").getPost(), "201", "upload-receipt");
			WebhookDocs.describe(api);
			Descriptions.describe(api);
			api.getComponents().getSchemas().values().forEach(Patterns::anchor);
			api.getPaths().values().stream().flatMap((path) -> path.readOperations().stream()).forEach((operation) -> {
				operation.getResponses().addApiResponse("401", new ApiResponse().$ref("Unauthenticated"));
				// a file has whatever type it has
				if (operation != download) {
					operation.getResponses().addApiResponse("406", new ApiResponse().$ref("NotAcceptable"));
				}
				if (operation != report) {
					operation.getResponses().addApiResponse("429", new ApiResponse().$ref("RateLimited"));
				}
			});
		};
	}

	static PathItem path(OpenAPI api, String path) {
		return Objects.requireNonNull(api.getPaths().get(path), path);
	}

	private static Components problems() {
		String file = "/api/files/files/019ab3f6-4c10-7000-9ac6-1d2f5be07a31";
		Components components = new Components();
		WebhookDocs.problems().forEach(components::addResponses);
		return components.addSchemas("Problem", Bodies.problemSchema())
			.addSchemas("HttpProblem", Bodies.httpProblemSchema())
			.addSecuritySchemes("api_key",
					new SecurityScheme().type(SecurityScheme.Type.APIKEY)
						.in(SecurityScheme.In.HEADER)
						.name("X-API-Key")
						.description("An API key; none is needed on a pipeline that only this machine can call"))
			.addSecuritySchemes("bearer",
					new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").description("The same key"))
			.addResponses("Invalid", Bodies.problem(
					"A field is missing, of the wrong type or out of bounds (`validation_failed`); or `empty_file`,"
							+ " `too_many_parts`, `too_many_pages`, `upload_incomplete`",
					RejectedRequest.invalid("/metadata/file_name", "must be a string").problem(), "/api/files"))
			.addResponses("Unauthenticated",
					Bodies.problem("No API key, or a wrong one; for a callback, no signature of the last five minutes",
							Problem.of(ProblemCode.UNAUTHENTICATED,
									"This takes an API key: Authorization: Bearer, or X-API-Key"),
							"/api/files"))
			.addResponses("NotFound",
					Bodies.problem("There is no such thing",
							Problem.of(ProblemCode.NOT_FOUND, "There is nothing with this id"), "/api/records/1"))
			.addResponses("NotAcceptable", Bodies.problem("Of no content type that the client accepts",
					Problem.of(ProblemCode.NOT_ACCEPTABLE, "This path answers application/json"), "/api/records"))
			.addResponses("PreconditionFailed", Bodies.problem("A condition of the request does not hold",
					Problem.of(ProblemCode.PRECONDITION_FAILED, "The file is not in the state asked for"), file))
			.addResponses("NoFile",
					Bodies.problem("The record has no file, or not yet",
							Problem.of(ProblemCode.NO_FILE, "The record has no file to split: it is running"),
							"/api/processes"))
			.addResponses("InUse", Bodies
				.problem("Something is still being made of the record, or the record itself", Problem.of(
						ProblemCode.IN_USE,
						"Something is still being made of this record, or the record itself; try again when that is done"),
						"/api/records/019ab3f6-4c10-7000-9ac6-1d2f5be07a31"))
			.addResponses("Deleted",
					Bodies.problem(
							"The record was deleted; or there never will be one, as its upload straight to S3 was"
									+ " aborted or not completed in time (`upload_expired`)",
							Problem.of(ProblemCode.DELETED, "The record was deleted, and its file with it"), file))
			.addResponses("PartsMissing", Bodies.problem("S3 does not have all parts, or not in their sizes",
					Problem.of(ProblemCode.PARTS_MISSING,
							"S3 does not have, or not in their sizes, 2 of 64 parts: 3, 64"),
					UPLOAD + "/complete"))
			.addResponses("UploadCompleted", Bodies.problem("The upload is complete",
					Problem.of(ProblemCode.UPLOAD_COMPLETED, "The upload is complete: its record has its id"), UPLOAD))
			.addResponses("UploadExpired",
					Bodies.problem(
							"The upload was aborted, or the time to complete it is over; or its record was `deleted`",
							Problem.of(ProblemCode.UPLOAD_EXPIRED,
									"The upload was aborted, or not completed in 7 days; begin another"),
							UPLOAD))
			.addResponses("NotAPdf",
					Bodies.problem("The file is no PDF (`not_a_pdf`); or `idempotency_key_reused`",
							Problem.of(ProblemCode.NOT_A_PDF, "Only PDF files can be split; this is text/plain"),
							"/api/processes"))
			.addResponses("KeyReused",
					Bodies.problem("The `Idempotency-Key` was used for another upload",
							Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED,
									"This Idempotency-Key was used for another file or other metadata"),
							"/api/files"))
			.addResponses("TooLarge",
					Bodies.problem("Larger than allowed",
							Problem.of(ProblemCode.FILE_TOO_LARGE,
									"The file has more than the 5368709120 bytes that are allowed"),
							"/api/files"))
			.addResponses("UnsupportedMediaType",
					Bodies.problem("Not of the content type that this takes",
							Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "This path takes multipart/form-data"),
							"/api/files"))
			.addResponses("RangeNotSatisfiable",
					Bodies
						.problem("The range begins after the end of the file",
								Problem.of(ProblemCode.RANGE_NOT_SATISFIABLE,
										"The file has 1234 bytes; the range begins after its end"),
								file)
						.addHeaderObject("Content-Range", header("How many bytes the file has")))
			.addResponses("RateLimited", Bodies
				.problem(
						"More requests than an API key may make in a minute; `Retry-After` says when to try again,"
								+ " and `RateLimit` in every answer how many are left",
						Problem.of(ProblemCode.RATE_LIMITED,
								"This API key may make 6000 requests a minute; try again in 1 s"),
						"/api/files")
				.addHeaderObject("Retry-After", retryAfter()))
			.addResponses("Unavailable", Bodies
				.problem(
						"S3, the queue or the database does not answer (`storage_unavailable`), or as many uploads"
								+ " or downloads are under way as the host takes at once (`overloaded`);"
								+ " `Retry-After` says when to try again",
						Problem.of(ProblemCode.STORAGE_UNAVAILABLE,
								"A service that this needs does not answer; try again in a few seconds"),
						"/api/records")
				.addHeaderObject("Retry-After", retryAfter()));
	}

	private static Header retryAfter() {
		return header("In how many seconds to try again");
	}

	private static Header header(String description) {
		return new Header().description(description).schema(new StringSchema());
	}

	static void example(Operation operation, String status, String name) {
		Objects.requireNonNull(operation.getResponses().get(status), name)
			.getContent()
			.values()
			.forEach((content) -> content.setExample(Examples.read(name)));
	}

}
