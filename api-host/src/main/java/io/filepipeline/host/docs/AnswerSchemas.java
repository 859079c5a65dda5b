package io.filepipeline.host.docs;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.stereotype.Component;

/**
 * Says which fields answers always have: those whose components cannot be null. Of what
 * clients send, constraints say it.
 */
@Component
class AnswerSchemas implements ModelConverter, OpenApiCustomizer {

	private static final String SCHEMAS = "#/components/schemas/";

	private static final NamingBase NAMES = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;

	private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
		if (raw.isRecord()) {
			this.records.put(raw.getSimpleName(), raw);
		}
		return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
	}

	@Override
	public void customise(OpenAPI api) {
		JsonNode document = Json31.mapper().valueToTree(api);
		Set<String> sent = new HashSet<>();
		document.findValues("requestBody").forEach((body) -> collect(body, document, sent));
		api.getComponents().getSchemas().forEach((name, schema) -> {
			Class<?> type = this.records.get(name);
			if (type != null && !sent.contains(name)) {
				schema.setRequired(always(type));
			}
		});
	}

	private static void collect(JsonNode node, JsonNode document, Set<String> names) {
		for (JsonNode reference : node.findValues("$ref")) {
			String name = reference.asText().substring(SCHEMAS.length());
			if (names.add(name)) {
				collect(document.at("/components/schemas/" + name), document, names);
			}
		}
	}

	private static List<String> always(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.filter((component) -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
			.filter((component) -> !mayBeEmpty(type.getAnnotation(JsonInclude.class))
					&& !mayBeEmpty(component.getAccessor().getAnnotation(JsonInclude.class)))
			.map(AnswerSchemas::nameOf)
			.toList();
	}

	private static boolean mayBeEmpty(@Nullable JsonInclude include) {
		return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
	}

	private static String nameOf(RecordComponent component) {
		JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
		return (property != null) ? property.value() : NAMES.translate(component.getName());
	}

}
