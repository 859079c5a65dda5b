package io.filepipeline.lambda;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * Logs what the pipeline tells from INFO on, and others from WARN on.
 */
class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {

	private static final String OURS = "io.filepipeline";

	private final Level least;

	JsonLogger(String name) {
		this.name = name;
		this.least = name.startsWith(OURS) ? Level.INFO : Level.WARN;
	}

	@Override
	public boolean isTraceEnabled() {
		return false;
	}

	@Override
	public boolean isDebugEnabled() {
		return false;
	}

	@Override
	public boolean isInfoEnabled() {
		return this.least == Level.INFO;
	}

	@Override
	public boolean isWarnEnabled() {
		return true;
	}

	@Override
	public boolean isErrorEnabled() {
		return true;
	}

	@Override
	protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, @Nullable String message,
			Object @Nullable [] arguments, @Nullable Throwable failure) {
		LogLine.print(level.name(), this.name, MessageFormatter.basicArrayFormat(message, arguments), Map.of(),
				failure);
	}

	/** A line with fields of its own. */
	@Override
	public void log(LoggingEvent event) {
		Map<String, Object> fields = new LinkedHashMap<>();
		if (event.getKeyValuePairs() != null) {
			event.getKeyValuePairs().forEach((field) -> fields.put(field.key, field.value));
		}
		LogLine.print(event.getLevel().name(), this.name,
				MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray()), fields,
				event.getThrowable());
	}

	@Override
	protected @Nullable String getFullyQualifiedCallerName() {
		return null;
	}

}
