package io.filepipeline.lambda;

import java.util.Map;

import org.apache.commons.logging.impl.SimpleLog;
import org.jspecify.annotations.Nullable;

/**
 * What Spring and PDFBox log by, with the levels of simplelog.properties: unlike the
 * bridge to SLF4J, it does not format what it then drops. Public because commons-logging
 * instantiates it.
 */
public class SpringLog extends SimpleLog {

	public SpringLog(String name) {
		super(name);
	}

	@Override
	protected void log(int type, @Nullable Object message, @Nullable Throwable failure) {
		LogLine.print((type > LOG_LEVEL_WARN) ? "ERROR" : "WARN", this.logName, String.valueOf(message), Map.of(),
				failure);
	}

}
