package io.filepipeline.local;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.RejectedRequest;

/**
 * Reads along whatever is logged while tests run, and notes what must never be in a log:
 * secrets, and what users say about their files. {@link RunningPipeline} fails a test
 * after which something was noted. Public because Logback instantiates it.
 */
public class LogWatch extends AppenderBase<ILoggingEvent> {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	/** What is shorter is part of ordinary words. */
	private static final int SHORTEST = 8;

	/** What is longer is the same again and again. */
	private static final int LONGEST = 1000;

	private static final Set<String> FORBIDDEN = ConcurrentHashMap.newKeySet();

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	private static final Map<String, Queue<String>> TRACES = new ConcurrentHashMap<>();

	static {
		FORBIDDEN.addAll(Set.of("X-Amz-Signature", "whsec_"));
	}

	/** From here on no line may contain the text. */
	static void forbid(String text) {
		if (text.length() >= SHORTEST && text.length() <= LONGEST) {
			FORBIDDEN.add(text);
		}
	}

	/** The same for every text in some metadata. */
	static void forbidTextsOf(String json) {
		try {
			forbidTexts(Json.read(json, Map.class));
		}
		catch (RejectedRequest ex) {
			forbid(json);
		}
	}

	private static void forbidTexts(Object value) {
		if (value instanceof Map<?, ?> object) {
			object.values().forEach(LogWatch::forbidTexts);
		}
		else if (value instanceof List<?> array) {
			array.forEach(LogWatch::forbidTexts);
		}
		// an id says nothing of anybody, and is what logs are searched for
		else if (value instanceof String text && !ID.matcher(text).matches()) {
			forbid(text);
		}
	}

	/** What was noted since the last time: lines, and which text is in them. */
	static List<String> leaks() {
		List<String> leaks = List.copyOf(LEAKS);
		LEAKS.removeAll(leaks);
		return leaks;
	}

	/** What was logged elsewhere. */
	static void read(String log) {
		log.lines().forEach(LogWatch::check);
	}

	/** What was logged of a trace, each line with its logger in front. */
	static List<String> linesOf(String trace) {
		return List.copyOf(TRACES.getOrDefault(trace, new ConcurrentLinkedQueue<>()));
	}

	@Override
	protected void append(ILoggingEvent event) {
		String line = event.getLoggerName() + " " + event.getFormattedMessage();
		check((event.getThrowableProxy() != null) ? line + ThrowableProxyUtil.asString(event.getThrowableProxy())
				: line);
		String trace = event.getMDCPropertyMap().get("trace_id");
		if (trace != null) {
			TRACES.computeIfAbsent(trace, (key) -> new ConcurrentLinkedQueue<>()).add(line);
		}
	}

	private static void check(String line) {
		FORBIDDEN.stream()
			.filter(line::contains)
			.forEach((text) -> LEAKS.add("The log contains \"" + text + "\": " + line));
	}

}
