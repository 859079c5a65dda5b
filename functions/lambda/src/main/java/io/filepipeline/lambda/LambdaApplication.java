package io.filepipeline.lambda;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.filepipeline.contracts.DirectUploads;
import io.filepipeline.contracts.MissingSetting;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.Setting;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.contracts.SplitReport;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadRequest;
import io.filepipeline.contracts.Warming;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.cloud.function.context.catalog.BeanFactoryAwareFunctionRegistry;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.cloud.function.json.JsonMapper;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.env.Environment;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;

/**
 * A function as a Lambda: whichever of the three is in the same zip.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration
public class LambdaApplication {

	static final String FUNCTION = "lambda";

	/** What the build prepares the application by; Lambda itself starts the handler. */
	public static void main(String[] args) {
		SpringApplication.run(LambdaApplication.class, args);
	}

	/**
	 * The catalog without what only conversions need: bytes come and go as they are.
	 */
	@Bean
	BeanFactoryAwareFunctionRegistry functionCatalog(JsonMapper jsonMapper) {
		return new BeanFactoryAwareFunctionRegistry(new DefaultConversionService(),
				new CompositeMessageConverter(List.of(new ByteArrayMessageConverter())), jsonMapper, null, null);
	}

	@Bean
	JsonMapper jsonMapper() {
		return new JacksonMapper(new ObjectMapper());
	}

	@Bean(FUNCTION)
	Function<Message<InputStream>, Message<byte[]>> lambda(DeployedFunction<?> function, Spans spans) {
		return new Events(function, spans);
	}

	/** OpenTelemetry is not even loaded where nobody wants its spans. */
	@Bean
	Spans spans(Environment environment) {
		boolean wanted = environment.containsProperty("OTEL_EXPORTER_OTLP_ENDPOINT")
				|| environment.containsProperty("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
		return wanted ? new OtlpSpans(environment.getProperty("AWS_LAMBDA_FUNCTION_NAME", "file-pipeline"))
				: new Spans.Off();
	}

	@Bean(initMethod = "register")
	Snapshot snapshot(@Qualifier(FUNCTION) Function<Message<InputStream>, Message<byte[]>> events,
			ObjectProvider<Warming> warmings, ConfigurableApplicationContext application) {
		return new Snapshot(events, warmings.stream().toList(), application);
	}

	@Bean
	DeployedFunction<?> deployedFunction(ObjectProvider<Function<UploadRequest, UploadReceipt>> upload,
			ObjectProvider<Function<RecordRequest, RecordReceipt>> record,
			ObjectProvider<Function<SplitRequest, SplitReport>> split, ObjectProvider<DirectUploads> directUploads,
			Environment environment) {
		@Nullable Function<UploadRequest, UploadReceipt> uploads = upload.getIfAvailable();
		if (uploads != null) {
			return new DeployedFunction<>(UploadRequest.class, uploads,
					new UploadRoutes(uploads, directUploads.getObject()).all());
		}
		@Nullable Function<RecordRequest, RecordReceipt> records = record.getIfAvailable();
		if (records != null) {
			return new DeployedFunction<>(RecordRequest.class, records,
					new RecordRoutes(records, signingSecrets(environment)).all());
		}
		return new DeployedFunction<>(SplitRequest.class, split.getObject(), List.of());
	}

	private static SigningSecrets signingSecrets(Environment environment) {
		String setting = environment.getProperty(Setting.SIGNING_SECRET.variable(), "");
		MissingSetting.check(Map.of(Setting.SIGNING_SECRET, setting));
		return SigningSecrets.parse(setting);
	}

}
