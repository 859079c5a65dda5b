package io.filepipeline.host.docs;

import java.util.List;
import java.util.Map;

import io.filepipeline.contracts.HttpProblem;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Problem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;

/**
 * The bodies that no Java type describes.
 */
final class Bodies {

	private static final String SPLIT_PARAMS = "`split_params` has `file_map`, `ranges` or"
			+ " `extract`, which say what pages are taken, and `at_bookmarks`, `at_barcode`, `at_blank_pages`, `at_text`,"
			+ " `parts`, `every` or `max_size`, which divide them; with any of them, or alone, `merge`, the ids of records whose pages follow; with any of"
			+ " them `password`, `encrypt` and `preview`";

	private Bodies() {
	}

	static RequestBody processRequest() {
		Schema<?> params = new ObjectSchema().addProperty("split_params", new ObjectSchema().description(SPLIT_PARAMS))
			.addProperty("prefix", new StringSchema().maxLength(100))
			.addProperty("suffix", new StringSchema().maxLength(100));
		params.setRequired(List.of("split_params"));
		Schema<?> request = new ObjectSchema()
			.addProperty("record_id", new StringSchema().format("uuid").description("The record of the file"))
			.addProperty("process_params", params);
		request.setRequired(List.of("record_id", "process_params"));
		return json(request, "process-request");
	}

	static RequestBody directUploadRequest() {
		Schema<?> request = new ObjectSchema()
			.addProperty("file_name", new StringSchema().description("Where the metadata do not have it"))
			.addProperty("size", new IntegerSchema().format("int64").description("In bytes, at most 5 TB"))
			.addProperty("sha256",
					new StringSchema().description("What S3 verifies a file of at most 100 MiB by, in hexadecimal"))
			.addProperty("part_checksums",
					new BooleanSchema().description("Whether S3 verifies each part by its SHA-256"))
			.addProperty("metadata", new ObjectSchema().description("As in `POST /api/files`. " + SPLIT_PARAMS));
		request.setRequired(List.of("size"));
		return json(request, "direct-upload-request");
	}

	static RequestBody partUrlsRequest() {
		Schema<?> part = new ObjectSchema().addProperty("number", new IntegerSchema().description("From 1"))
			.addProperty("sha256",
					new StringSchema().description("With `part_checksums`: that of its bytes, in hexadecimal"));
		part.setRequired(List.of("number"));
		Schema<?> request = new ObjectSchema().addProperty("parts",
				new ArraySchema().items(part).minItems(1).maxItems(100));
		request.setRequired(List.of("parts"));
		return json(request, "part-urls-request");
	}

	private static RequestBody json(Schema<?> schema, String example) {
		return new RequestBody().required(true)
			.content(new Content().addMediaType("application/json",
					new MediaType().schema(schema).example(Examples.read(example))));
	}

	static RequestBody uploadForm() {
		Schema<?> metadata = new StringSchema()
			.description("What is known of the file, and what to do with it: JSON. " + SPLIT_PARAMS)
			.example(Examples.text("upload-metadata"));
		Schema<?> form = new ObjectSchema().addProperty("file", new StringSchema().format("binary"))
			.addProperty("metadata", metadata);
		form.setRequired(List.of("file", "metadata"));
		return new RequestBody().required(true)
			.content(new Content().addMediaType("multipart/form-data", new MediaType().schema(form)
				.encoding(Map.of("metadata", new Encoding().contentType("application/json")))));
	}

	static RequestBody callback() {
		Schema<?> one = new Schema<>().$ref("#/components/schemas/FileRecord");
		Schema<?> oneOrMany = new Schema<>()
			.oneOf(List.of(one, new ArraySchema().items(one).minItems(1).maxItems(100)));
		return json(oneOrMany, "callback");
	}

	static Schema<?> problemSchema() {
		Schema<?> error = new ObjectSchema()
			.addProperty("detail", new StringSchema().description("What is wrong with the field, or would be right"))
			.addProperty("pointer", new StringSchema().description("The field, as a JSON Pointer"));
		Schema<?> problem = new ObjectSchema().description("A problem, as in RFC 9457")
			.addProperty("type", new StringSchema().format("uri"))
			.addProperty("title", new StringSchema())
			.addProperty("status", new IntegerSchema())
			.addProperty("detail", new StringSchema())
			.addProperty("trace_id", new StringSchema().description("What the request is found by in the log"))
			.addProperty("instance", new StringSchema().format("uri-reference"))
			.addProperty("code", new StringSchema().description("For programs: never changes its meaning"))
			.addProperty("errors", new ArraySchema().items(error));
		problem.setRequired(List.of("type", "title", "status", "detail", "instance", "code"));
		return problem;
	}

	static ApiResponse problem(String description, Problem example, String path) {
		Object json = Json.read(Json.write(HttpProblem.of(example, path)), Map.class);
		return new ApiResponse().description(description)
			.content(new Content().addMediaType(HttpProblem.CONTENT_TYPE,
					new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")).example(json)));
	}

}
