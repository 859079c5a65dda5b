package io.filepipeline.contracts;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Settings without which the program cannot start.
 */
public class MissingSetting extends RuntimeException {

	private MissingSetting(List<String> names) {
		super("Missing " + String.join(", ", names)
				+ ": set it in the environment or in secrets/processing_secrets.json,"
				+ " or in the AWS secret when USE_AWS_SECRETS=true");
	}

	/**
	 * Checks that each setting has a value.
	 * @param settings the values by name
	 * @throws MissingSetting naming each that has none
	 */
	public static void check(Map<String, @Nullable String> settings) {
		List<String> missing = settings.entrySet()
			.stream()
			.filter((setting) -> setting.getValue() == null || setting.getValue().isBlank())
			.map(Map.Entry::getKey)
			.toList();
		if (!missing.isEmpty()) {
			throw new MissingSetting(missing);
		}
	}

}
