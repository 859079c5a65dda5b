package io.filepipeline.host.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.filepipeline.contracts.Json;

import org.springframework.core.io.ClassPathResource;

/**
 * Messages as users will see them.
 */
final class Examples {

	private Examples() {
	}

	/** The example as a tree of maps and lists. */
	static Object read(String name) {
		String json = text(name);
		return json.stripLeading().startsWith("[") ? Json.readOneOrMany(json, Object.class)
				: Json.read(json, Object.class);
	}

	static String text(String name) {
		try {
			return new ClassPathResource("io/filepipeline/contracts/examples/" + name + ".json")
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
