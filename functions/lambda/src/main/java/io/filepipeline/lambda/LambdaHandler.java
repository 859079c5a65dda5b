package io.filepipeline.lambda;

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
		// the logger that is in the zip needs no system, only simplelogger.properties
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		System.setProperty("org.jboss.logging.provider", "slf4j");
	}

	public LambdaHandler() {
		super(LambdaApplication.FUNCTION);
	}

}
