package io.filepipeline.host.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * What schemas, their fields and the variables in paths mean, in the words of
 * {@code descriptions.properties}: the messages themselves know nothing of Swagger. What
 * is described already stays as it is.
 */
final class Descriptions {

	private static final Properties WORDS = read();

	private Descriptions() {
	}

	static void describe(OpenAPI api) {
		api.getComponents().getSchemas().forEach(Descriptions::describe);
		api.getPaths().forEach(Descriptions::describe);
	}

	@SuppressWarnings("rawtypes")
	private static void describe(String name, Schema<?> schema) {
		if (schema.getDescription() == null) {
			schema.setDescription(words(name));
		}
		Map<String, Schema> fields = schema.getProperties();
		if (fields != null) {
			fields.forEach((field, type) -> {
				if (type.getDescription() == null) {
					type.setDescription(words(name + "." + field));
				}
			});
		}
	}

	private static void describe(String path, PathItem item) {
		String prefix = path.substring(0, path.indexOf('}') + 1);
		item.readOperations()
			.stream()
			.filter((operation) -> operation.getParameters() != null)
			.flatMap((operation) -> operation.getParameters().stream())
			.filter((parameter) -> "path".equals(parameter.getIn()))
			.forEach((parameter) -> parameter.setDescription(words(prefix)));
	}

	private static @Nullable String words(String key) {
		return WORDS.getProperty(key);
	}

	private static Properties read() {
		try {
			return PropertiesLoaderUtils.loadProperties(new EncodedResource(
					new ClassPathResource("descriptions.properties", Descriptions.class), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
