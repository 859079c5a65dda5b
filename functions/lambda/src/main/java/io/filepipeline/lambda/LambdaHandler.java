package io.filepipeline.lambda;

import java.nio.file.Path;
import java.util.Objects;

import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LoggingSystem;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;

/**
 * The handler of every function:
 * {@code io.filepipeline.lambda.LambdaHandler::handleRequest}. It starts the application
 * that was prepared when the zip was built, and hands it each event as it came.
 */
public class LambdaHandler extends FunctionInvoker {

	static {
		// the one that has loaded the function, be it from the zip or from the class path
		Thread.currentThread().setContextClassLoader(LambdaHandler.class.getClassLoader());
		System.setProperty("MAIN_CLASS", LambdaApplication.class.getName());
		System.setProperty("spring.aot.enabled", "true");
		System.setProperty("spring.config.location", "classpath:/lambda.properties");
		// no logging system is needed, and no search for one
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, JsonLogging.class.getName());
		System.setProperty("org.jboss.logging.provider", "slf4j");
		NativeCryptography.install(Path.of(Objects.requireNonNullElse(System.getenv("LAMBDA_TASK_ROOT"), "")));
	}

	public LambdaHandler() {
		super(LambdaApplication.FUNCTION);
	}

}
