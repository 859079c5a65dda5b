package io.filepipeline.host.docs;

import java.util.Objects;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.filepipeline.contracts.ProblemCode;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the OpenAPI document says beyond the controllers: the problems that operations
 * share, and examples, which are the files that freeze the wire format.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().components(problems())
			.info(new Info().title("File pipeline")
				.version("1")
				.description("Upload files with metadata, have PDFs split into parts, find each part by its record.")
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
			Operation upload = path(api, "/api/files").getPost();
			upload.setRequestBody(Bodies.uploadForm());
			example(upload, "201", "upload-receipt");
			Operation report = path(api, "/api/records").getPost();
			report.setRequestBody(Bodies.callback());
			example(report, "201", "callback-receipts");
			example(path(api, "/api/records").getGet(), "200", "record-page");
			example(path(api, "/api/records/{id}").getGet(), "200", "record");
			example(path(api, "/api/processes/{process_id}").getGet(), "200", "process-report");
		};
	}

	private static PathItem path(OpenAPI api, String path) {
		return Objects.requireNonNull(api.getPaths().get(path), path);
	}

	private static Components problems() {
		return new Components().addSchemas("Problem", Bodies.problemSchema())
			.addResponses("Invalid", Bodies.problem(ProblemCode.VALIDATION_FAILED,
					"A field is missing, of the wrong type or out of bounds (`validation_failed`); or `empty_file`,"
							+ " `too_many_parts`, `too_many_pages`, `upload_incomplete`"))
			.addResponses("Unauthenticated",
					Bodies.problem(ProblemCode.UNAUTHENTICATED, "Not signed, or wrongly, or too long ago"))
			.addResponses("NotFound", Bodies.problem(ProblemCode.NOT_FOUND, "There is no such thing"))
			.addResponses("PreconditionFailed",
					Bodies.problem(ProblemCode.PRECONDITION_FAILED, "A condition of the request does not hold"))
			.addResponses("TooLarge", Bodies.problem(ProblemCode.FILE_TOO_LARGE, "Larger than allowed"))
			.addResponses("UnsupportedMediaType",
					Bodies.problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Not of the content type that this takes"))
			.addResponses("RangeNotSatisfiable",
					Bodies.problem(ProblemCode.RANGE_NOT_SATISFIABLE, "The range begins after the end of the file"))
			.addResponses("Unavailable", Bodies.problem(ProblemCode.STORAGE_UNAVAILABLE,
					"S3, the queue or the database does not answer; `Retry-After` says when to try again"));
	}

	private static void example(Operation operation, String status, String name) {
		Objects.requireNonNull(operation.getResponses().get(status), name)
			.getContent()
			.values()
			.forEach((content) -> content.setExample(Examples.read(name)));
	}

}
