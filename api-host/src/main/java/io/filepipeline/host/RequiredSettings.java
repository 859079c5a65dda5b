package io.filepipeline.host;

import java.util.EnumMap;
import java.util.Map;

import io.filepipeline.contracts.MissingSetting;
import io.filepipeline.contracts.Setting;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Checks all settings before anything starts, so that all that are missing are named at
 * once.
 */
class RequiredSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Environment environment = context.getEnvironment();
		Map<Setting, @Nullable String> values = new EnumMap<>(Setting.class);
		for (Setting setting : Setting.values()) {
			values.put(setting,
					environment.getProperty(setting.property(), environment.getProperty(setting.variable(), "")));
		}
		MissingSetting.check(values);
	}

}
