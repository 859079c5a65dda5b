package io.filepipeline.host.docs;

import java.util.Map;

import io.swagger.v3.oas.models.media.Schema;

/**
 * The patterns of fields. Those of Java's constraints are for the whole text; what JSON
 * Schema calls a pattern may be found anywhere in it.
 */
final class Patterns {

	private Patterns() {
	}

	@SuppressWarnings("rawtypes")
	static void anchor(Schema<?> schema) {
		String pattern = schema.getPattern();
		if (pattern != null && !pattern.startsWith("^")) {
			schema.setPattern("^(?:" + pattern + ")$");
		}
		Map<String, Schema> fields = schema.getProperties();
		if (fields != null) {
			fields.values().forEach(Patterns::anchor);
		}
		if (schema.getItems() != null) {
			anchor(schema.getItems());
		}
	}

}
