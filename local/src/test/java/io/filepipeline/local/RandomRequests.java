package io.filepipeline.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.testing.Pdfs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up requests from what a document says of an operation: right ones, and such that
 * are wrong in one way or another.
 */
class RandomRequests {

	private static final List<String> WORDS = List.of("", "a", "1-3", "uploads", "Grüße", "a b&c=d", "2024-02-30",
			"x".repeat(300));

	private static final List<Long> NUMBERS = List.of(-1L, 0L, 1L, 20L, 100L, 101L, 100_000L, 1L << 40);

	private static final List<String> VALUES = List.of("null", "true", "7", "-1", "1.5", "\"\"", "\"x\"", "[]", "{}",
			"[null]", "{\"a\":1}", "\"\\u0000\"");

	private final Random random;

	private final Resources resources;

	private final SigningSecrets secrets;

	/**
	 * Begins with a seed.
	 * @param resources what there is
	 * @param secrets what callbacks are signed with
	 */
	RandomRequests(Random random, Resources resources, SigningSecrets secrets) {
		this.random = random;
		this.resources = resources;
		this.secrets = secrets;
	}

	RandomRequest next(OpenApiDocument.Operation operation) {
		Map<String, List<String>> path = new LinkedHashMap<>();
		Map<String, List<String>> query = new LinkedHashMap<>();
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (JsonNode parameter : operation.parameters()) {
			Map<String, List<String>> place = switch (parameter.get("in").asString()) {
				case "path" -> path;
				case "query" -> query;
				default -> headers;
			};
			boolean inPath = place == path;
			if (inPath || chance(0.4)) {
				place.put(parameter.get("name").asString(), values(operation, parameter, inPath));
			}
		}
		JsonNode body = body(operation);
		if (operation.isSigned() && chance(0.8)) {
			this.secrets.sign("msg_" + this.random.nextInt(), Instant.now(), body.toString())
				.forEach((name, value) -> headers.put(name, List.of(value)));
		}
		return new RandomRequest(operation, path, query, headers, body, file());
	}

	private List<String> values(OpenApiDocument.Operation operation, JsonNode parameter, boolean inPath) {
		// an id in a path is of what the path says
		String name = inPath ? operation.path().split("/")[2] : parameter.get("name").asString();
		JsonNode schema = parameter.get("schema");
		if (parameter.has("example") && inPath) {
			return List.of(chance(0.8) ? "files/" + id("records") : "x");
		}
		if (!"array".equals(schema.path("type").asString())) {
			return List.of(value(name, schema, inPath));
		}
		List<String> values = new ArrayList<>();
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			values.add(value(name, schema.get("items"), false));
		}
		return values;
	}

	private String value(String name, JsonNode schema, boolean inPath) {
		if (chance(0.15)) {
			return inPath ? "not-there" : one(WORDS);
		}
		if (schema.has("enum")) {
			return schema.get("enum").get(this.random.nextInt(schema.get("enum").size())).asString();
		}
		return switch (schema.path("format").asString("")) {
			case "uuid" -> chance(0.8) ? id(name) : UUID.randomUUID().toString();
			case "date-time" -> "2026-11-24T09:30:0" + this.random.nextInt(10) + "Z";
			case "int32", "int64" -> one(NUMBERS).toString();
			default -> inPath ? "uploads" : one(WORDS);
		};
	}

	/** The example, with ids of what there is, and mostly with one place spoiled. */
	private JsonNode body(OpenApiDocument.Operation operation) {
		JsonNode example = operation.example();
		JsonNode body = withIds("", example.deepCopy());
		return chance(0.3) ? body : spoiled(body);
	}

	private JsonNode withIds(String name, JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.properties()
				.forEach((field) -> object.set(field.getKey(), withIds(field.getKey(), field.getValue())));
			return object;
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, withIds(name, array.get(i)));
			}
			return array;
		}
		boolean isId = node.isString() && node.asString().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
		return isId ? OpenApiDocument.JSON.getNodeFactory().stringNode(id(name)) : node;
	}

	/**
	 * The id of something that there is, and now and then of something else.
	 * @param name of a collection, or of a field
	 */
	private String id(String name) {
		String collection = switch (name) {
			case "process_id" -> "processes";
			case "endpoint_id" -> "webhook-endpoints";
			default -> name;
		};
		return one(chance(0.95) ? this.resources.in(collection) : this.resources.all()).toString();
	}

	private JsonNode spoiled(JsonNode node) {
		if (node.isEmpty() || chance(0.1)) {
			return OpenApiDocument.JSON.readTree(one(VALUES));
		}
		if (node instanceof ArrayNode array) {
			int index = this.random.nextInt(array.size());
			array.set(index, spoiled(array.get(index)));
			return array;
		}
		ObjectNode object = (ObjectNode) node;
		String field = one(List.copyOf(object.propertyNames()));
		if (chance(0.2)) {
			object.remove(field);
		}
		else {
			object.set(field, spoiled(object.get(field)));
		}
		return object;
	}

	private byte[] file() {
		return one(List.of(Pdfs.withPages(3), new byte[0], new byte[] { 1, 2, 3 }));
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	private <T> T one(List<T> from) {
		return from.get(this.random.nextInt(from.size()));
	}

}
