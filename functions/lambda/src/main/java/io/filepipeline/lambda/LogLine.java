package io.filepipeline.lambda;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.filepipeline.contracts.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.boot.logging.StandardStackTracePrinter;

/**
 * A line of the log: a JSON object on the standard output, which Lambda keeps. Its fields
 * are named as in the log of the web host.
 */
final class LogLine {

	private LogLine() {
	}

	static void print(String level, String logger, @Nullable String message, Map<String, Object> fields,
			@Nullable Throwable failure) {
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("@timestamp", Instant.now().toString());
		line.put("level", level);
		line.put("logger_name", logger);
		line.put("message", String.valueOf(message));
		Map<String, String> context = MDC.getCopyOfContextMap();
		if (context != null) {
			line.putAll(context);
		}
		line.putAll(fields);
		if (failure != null) {
			line.put("stack_trace", StandardStackTracePrinter.rootLast().printStackTraceToString(failure));
		}
		System.out.println(Json.write(line));
	}

}
