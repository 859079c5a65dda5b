package io.filepipeline.local;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of a host, and what an answer has that it does not say.
 *
 * @param root the whole document
 */
record OpenApiDocument(JsonNode root) {

	static final JsonMapper JSON = JsonMapper.shared();

	private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	static OpenApiDocument read(Api api) {
		return new OpenApiDocument(JSON.readTree(api.get("/v3/api-docs").body()));
	}

	Stream<Operation> operations() {
		List<Operation> operations = new ArrayList<>();
		for (Map.Entry<String, JsonNode> path : this.root.get("paths").properties()) {
			for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
				operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()));
			}
		}
		return operations.stream();
	}

	/** What is not as documented. */
	List<String> faults(Operation operation, RandomRequest request, HttpResponse<String> answer) {
		JsonNode documented = operation.node().at("/responses/" + answer.statusCode());
		if (documented.isMissingNode()) {
			return List.of("the status " + answer.statusCode() + " is not documented");
		}
		List<String> faults = new ArrayList<>(faults(resolve(documented), answer));
		List<String> wrong = faults(operation, request);
		if (answer.statusCode() < 400 && !wrong.isEmpty()) {
			faults.add("it succeeds, but the request is wrong: " + wrong);
		}
		return faults;
	}

	private List<String> faults(JsonNode response, HttpResponse<String> answer) {
		String type = answer.headers().firstValue("content-type").orElse("").split(";")[0];
		JsonNode content = response.path("content");
		if (content.isEmpty()) {
			return answer.body().isEmpty() ? List.of() : List.of("there is a body, where none is documented");
		}
		JsonNode media = content.path(type);
		if (media.isMissingNode()) {
			return content.has("*/*") ? List.of() : List.of("the type " + type + " is not documented");
		}
		return type.endsWith("json") ? faults(media.get("schema"), JSON.readTree(answer.body()), true) : List.of();
	}

	private List<String> faults(Operation operation, RandomRequest request) {
		List<String> faults = new ArrayList<>();
		for (JsonNode parameter : operation.parameters()) {
			String name = parameter.get("name").asString();
			JsonNode schema = parameter.get("schema");
			JsonNode each = schema.has("items") ? schema.get("items") : schema;
			boolean isText = "string".equals(each.path("type").asString(""));
			for (JsonNode value : request.values(name, isText)) {
				faults.addAll(faults(each, value, false).stream().map((fault) -> name + ": " + fault).toList());
			}
		}
		JsonNode body = operation.bodySchema();
		if (!body.isMissingNode()) {
			List<String> ofBody = faults(body, request.body(), false);
			faults.addAll(ofBody.isEmpty() ? ofBody : faults(body, withoutNulls(request.body()), false));
		}
		return faults;
	}

	/**
	 * What of a value the schema does not allow.
	 * @param strict whether fields that the schema does not name are faults
	 */
	private List<String> faults(JsonNode schema, JsonNode value, boolean strict) {
		ObjectNode whole = JSON.createObjectNode();
		whole.set("components", this.root.get("components"));
		schema.properties().forEach((entry) -> whole.set(entry.getKey(), entry.getValue()));
		ObjectNode copy = whole.deepCopy();
		if (strict) {
			forbidOtherFields(copy);
		}
		Schema compiled = SCHEMAS.getSchema(copy);
		return compiled
			.validate(value, (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)))
			.stream()
			.map(Error::toString)
			.toList();
	}

	private static void forbidOtherFields(JsonNode schema) {
		if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
			object.put("additionalProperties", false);
		}
		schema.forEach(OpenApiDocument::forbidOtherFields);
	}

	/** A field that is null is as good as one that is absent. */
	private static JsonNode withoutNulls(JsonNode node) {
		JsonNode copy = node.deepCopy();
		if (copy instanceof ObjectNode object) {
			object.propertyNames()
				.stream()
				.filter((name) -> object.get(name).isNull())
				.toList()
				.forEach(object::remove);
			object.properties().forEach((field) -> object.set(field.getKey(), withoutNulls(field.getValue())));
		}
		if (copy instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, withoutNulls(array.get(i)));
			}
		}
		return copy;
	}

	private JsonNode resolve(JsonNode node) {
		return node.has("$ref") ? this.root.at(node.get("$ref").asString().substring(1)) : node;
	}

	/**
	 * What can be asked.
	 *
	 * @param path with its variables in braces
	 * @param method in lower case
	 * @param node what the document says of it
	 */
	record Operation(String path, String method, JsonNode node) {

		List<JsonNode> parameters() {
			List<JsonNode> parameters = new ArrayList<>();
			this.node.path("parameters").forEach(parameters::add);
			return parameters;
		}

		/** Whether it takes a signature. */
		boolean isSigned() {
			return parameters().stream()
				.anyMatch((parameter) -> "webhook-signature".equals(parameter.get("name").asString()));
		}

		/** What it takes; empty if nothing. */
		String contentType() {
			return this.node.at("/requestBody/content")
				.properties()
				.stream()
				.map(Map.Entry::getKey)
				.findFirst()
				.orElse("");
		}

		/** Of the body, or of the form's field that is JSON. */
		JsonNode bodySchema() {
			JsonNode schema = this.node.at("/requestBody/content").path(contentType()).path("schema");
			return contentType().startsWith("multipart") ? schema.at("/properties/metadata/contentSchema") : schema;
		}

		/** A body that is right. */
		JsonNode example() {
			JsonNode media = this.node.at("/requestBody/content").path(contentType());
			return contentType().startsWith("multipart")
					? JSON.readTree(media.at("/schema/properties/metadata/example").asString()) : media.path("example");
		}

		@Override
		public String toString() {
			return this.method.toUpperCase(Locale.ROOT) + " " + this.path;
		}

	}

}
