package io.filepipeline.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.filepipeline.contracts.MissingSetting;
import io.filepipeline.contracts.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where settings come from: the environment, the secrets file, AWS Secrets Manager.
 */
class SettingsTests {

	private static final String SECRETS = """
			{
			  "AWS_REGION": "eu-central-1",
			  "AWS_S3_BUCKET_NAME": "bucket of the secret",
			  "AWS_SQS_QUEUE_URL": "https://sqs/processing",
			  "AWS_SQS_RECORDS_QUEUE_URL": "https://sqs/records",
			  "API_CALLBACK_URL": "http://api/records/",
			  "CALLBACK_SIGNING_SECRET": "whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk",
			  "DATABASE_URL": "jdbc:postgresql://db/pipeline",
			  "DATABASE_USER": "user",
			  "DATABASE_PASSWORD": "pass\\"word: {x} # ä"
			}
			""";

	private final Map<String, Object> environment = new LinkedHashMap<>();

	@TempDir
	private Path folder;

	@AfterEach
	void restore() {
		System.getProperties().keySet().removeIf((name) -> name.toString().startsWith("aws."));
	}

	@Test
	void comeFromTheSecretsFile() throws Exception {
		useFile(SECRETS);
		try (ConfigurableApplicationContext context = start()) {
			assertThat(context.getEnvironment().getProperty("AWS_S3_BUCKET_NAME")).isEqualTo("bucket of the secret");
			assertThat(context.getEnvironment().getProperty("DATABASE_PASSWORD")).isEqualTo("pass\"word: {x} # ä");
		}
	}

	@Test
	void comeFromTheEnvironmentFirst() throws Exception {
		useFile(SECRETS);
		this.environment.put("AWS_S3_BUCKET_NAME", "bucket of the environment");
		try (ConfigurableApplicationContext context = start()) {
			assertThat(context.getEnvironment().getProperty("AWS_S3_BUCKET_NAME"))
				.isEqualTo("bucket of the environment");
		}
	}

	@Test
	void comeFromSecretsManagerWhenAskedFor() throws Exception {
		try (SecretsManager server = SecretsManager.holding("lambda/file-processing-creds", SECRETS)) {
			System.setProperty("aws.endpointUrlSecretsManager", server.endpoint());
			System.setProperty("aws.region", "eu-central-1");
			System.setProperty("aws.accessKeyId", "key");
			System.setProperty("aws.secretAccessKey", "secret");
			this.environment.put("USE_AWS_SECRETS", "true");
			this.environment.put("DATABASE_USER", "user of the environment");
			try (ConfigurableApplicationContext context = start()) {
				assertThat(context.getEnvironment().getProperty("DATABASE_PASSWORD")).isEqualTo("pass\"word: {x} # ä");
				assertThat(context.getEnvironment().getProperty("DATABASE_USER")).isEqualTo("user of the environment");
			}
		}
	}

	@Test
	void areAllNamedWhenTheyAreMissing() throws Exception {
		useFile("{\"AWS_S3_BUCKET_NAME\": \"bucket\", \"DATABASE_URL\": \" \"}");

		assertThatExceptionOfType(MissingSetting.class).isThrownBy(this::start).satisfies((ex) -> {
			assertThat(ex).message().doesNotContain("AWS_S3_BUCKET_NAME").doesNotContain("\n");
			for (Setting setting : Setting.values()) {
				if (setting != Setting.BUCKET) {
					assertThat(ex).hasMessageContaining(setting.variable()).hasMessageContaining(setting.property());
				}
			}
		});
	}

	@Test
	void mayBeTheSpringPropertiesThemselves() {
		for (Setting setting : Setting.values()) {
			this.environment.put(setting.property(), "given");
		}
		this.environment.put("SECRETS_FILE", "none");

		start().close();
	}

	private void useFile(String json) throws Exception {
		this.environment.put("SECRETS_FILE", Files.writeString(this.folder.resolve("secrets.json"), json).toString());
	}

	private ConfigurableApplicationContext start() {
		ConfigurableEnvironment standard = new StandardEnvironment();
		standard.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.environment));
		return new SpringApplicationBuilder(Nothing.class).environment(standard)
			.web(org.springframework.boot.WebApplicationType.NONE)
			.bannerMode(org.springframework.boot.Banner.Mode.OFF)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
