package io.filepipeline.host.docs;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.filepipeline.contracts.DirectUploadRequest;
import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.HttpProblem;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartUrlsRequest;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProcessRequest;
import io.filepipeline.contracts.WebhookEndpointRequest;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.ArraySchema;
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
			+ " `parts`, `every` or `max_size`, which divide them; `keep_separators`, with `at_barcode` or `at_blank_pages`; with any of them, or alone, `merge`, the ids of records whose pages follow; with any of"
			+ " them `password`, `encrypt` and `preview`";

	private static final String NAMES = "Parts are named with `prefix` and `suffix`, or by `name_template`, such as"
			+ " `{stem}-{index:03} p{first}-{last} {match}`";

	private Bodies() {
	}

	static RequestBody recordEdit() {
		Schema<?> tags = new ArraySchema().items(new StringSchema().minLength(1).maxLength(100)).maxItems(50);
		MediaType patch = new MediaType()
			.schema(new ObjectSchema()
				.addProperty("description", orNull(new StringSchema().maxLength(4000), "removes it"))
				.addProperty("folder_name", orNull(new StringSchema().minLength(1).maxLength(255), "removes it"))
				.addProperty("tags", orNull(tags, "removes all")))
			.example(Examples.read("record-edit"));
		return new RequestBody().required(true)
			.content(new Content().addMediaType("application/json", patch)
				.addMediaType("application/merge-patch+json", patch));
	}

	static RequestBody folderSettings() {
		Schema<?> days = new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(36_500));
		Schema<?> settings = new ObjectSchema().addProperty("retention_days", orNull(days, "is for ever"));
		settings.setRequired(List.of("retention_days"));
		return new RequestBody().required(true)
			.content(new Content().addMediaType("application/json",
					new MediaType().schema(settings).example(Map.of("retention_days", 30))));
	}

	private static Schema<?> orNull(Schema<?> schema, String meaning) {
		schema.addType(schema.getType());
		schema.addType("null");
		return schema.description("null " + meaning);
	}

	/** A form, of which one field is JSON (JSON Schema 2020-12, 8). */
	static RequestBody uploadForm() {
		Schema<?> metadata = new StringSchema()
			.description("What is known of the file, and what to do with it: JSON. " + SPLIT_PARAMS + ". " + NAMES)
			.example(Examples.text("upload-metadata"));
		metadata.setContentMediaType("application/json");
		metadata.setContentSchema(new Schema<>().$ref("#/components/schemas/FileMetadata"));
		Schema<?> form = new ObjectSchema().addProperty("file", new StringSchema().format("binary"))
			.addProperty("metadata", metadata);
		form.setRequired(List.of("file", "metadata"));
		return new RequestBody().required(true)
			.content(new Content().addMediaType("multipart/form-data", new MediaType().schema(form)
				.encoding(Map.of("metadata", new Encoding().contentType("application/json")))));
	}

	/** The schemas of what is read from JSON by hand. */
	static Map<String, Schema<?>> schemas() {
		Map<String, Schema<?>> schemas = new LinkedHashMap<>();
		for (Class<?> type : List.of(FileMetadata.class, ProcessRequest.class, DirectUploadRequest.class,
				PartUrlsRequest.class, WebhookEndpointRequest.class)) {
			ModelConverters.getInstance(true).readAll(type).forEach(schemas::put);
		}
		Objects.requireNonNull(schemas.get("SplitParams")).setDescription(SPLIT_PARAMS);
		Objects.requireNonNull(schemas.get("ProcessParams")).setDescription(NAMES);
		schemas.put("WebhookEndpointPatch", patch(Objects.requireNonNull(schemas.get("WebhookEndpointRequest"))));
		return schemas;
	}

	/** Of what can be sent, any part. */
	private static Schema<?> patch(Schema<?> whole) {
		Schema<?> patch = new ObjectSchema();
		whole.getProperties().forEach(patch::addProperty);
		return patch;
	}

	static RequestBody json(String schema, String example) {
		return new RequestBody().required(true)
			.content(new Content().addMediaType("application/json",
					new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema))
						.example(Examples.read(example))));
	}

	/**
	 * Up to 100 records. That one may also stand alone is left out: what makes clients
	 * from documents takes offence at a choice of an object and an array.
	 */
	static RequestBody callback() {
		Schema<?> records = new ArraySchema().items(new Schema<>().$ref("#/components/schemas/FileRecord"))
			.minItems(1)
			.maxItems(100);
		return new RequestBody().required(true)
			.content(new Content().addMediaType("application/json",
					new MediaType().schema(records).example(Examples.read("callback"))));
	}

	/** Why a part failed. */
	static Schema<?> problemSchema() {
		Schema<?> error = new ObjectSchema()
			.addProperty("detail", new StringSchema().description("What is wrong with the field, or would be right"))
			.addProperty("pointer", new StringSchema().description("The field, as a JSON Pointer"));
		error.setRequired(List.of("detail", "pointer"));
		Schema<?> problem = new ObjectSchema().description("A problem, as in RFC 9457")
			.addProperty("type", new StringSchema().format("uri"))
			.addProperty("title", new StringSchema())
			.addProperty("detail", new StringSchema())
			.addProperty("code", new StringSchema().description("For programs: never changes its meaning"))
			.addProperty("errors", new ArraySchema().items(error));
		problem.setRequired(List.of("type", "title", "detail", "code"));
		return problem;
	}

	/** The same as an answer. */
	static Schema<?> httpProblemSchema() {
		Schema<?> problem = problemSchema().addProperty("status", new IntegerSchema())
			.addProperty("instance", new StringSchema().format("uri-reference").description("What was asked for"))
			.addProperty("trace_id", new StringSchema().description("What the request is found by in the log"));
		// what cannot be read as a path has no instance
		problem.setRequired(List.of("type", "title", "status", "detail", "code"));
		return problem;
	}

	static ApiResponse problem(String description, Problem example, String path) {
		Object json = Json.read(Json.write(HttpProblem.of(example, path)), Map.class);
		return new ApiResponse().description(description)
			.content(new Content().addMediaType(HttpProblem.CONTENT_TYPE,
					new MediaType().schema(new Schema<>().$ref("#/components/schemas/HttpProblem")).example(json)));
	}

}
