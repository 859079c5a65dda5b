package io.filepipeline.contracts;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Settings without which the program cannot start.
 */
public class MissingSetting extends InvalidSetting {

	private MissingSetting(Collection<Setting> missing) {
		super("Missing " + missing.stream().map(Setting::toString).collect(Collectors.joining(", "))
				+ ": set in the environment or in secrets/processing_secrets.json"
				+ " (with USE_AWS_SECRETS=true, in the AWS secret)");
	}

	/**
	 * Checks that each setting has a value.
	 * @throws MissingSetting naming each that has none
	 */
	public static void check(Map<Setting, ? extends @Nullable String> values) {
		Collection<Setting> missing = values.entrySet()
			.stream()
			.filter((setting) -> setting.getValue() == null || setting.getValue().isBlank())
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
		if (!missing.isEmpty()) {
			throw new MissingSetting(missing);
		}
	}

}
