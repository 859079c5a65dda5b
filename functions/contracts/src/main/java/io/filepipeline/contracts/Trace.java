package io.filepipeline.contracts;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id that a request has in every log, from the upload through the queues to the
 * callback and the records. It travels as a {@code traceparent} (W3C Trace Context), in
 * the header of a request or the attribute of a message, and is part of every line that
 * the thread logs until this is closed.
 */
public final class Trace implements AutoCloseable {

	/** The name of the HTTP header, and of the attribute of a message. */
	public static final String HEADER = "traceparent";

	/** The name of the HTTP header that tells a client the id. */
	public static final String ANSWER_HEADER = "X-Request-Id";

	/** The name of the id in the log. */
	private static final String FIELD = "trace_id";

	private static final Pattern FORM = Pattern
		.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-[!-~]{0,200})?");

	private final @Nullable String before;

	private Trace(String id) {
		this.before = MDC.get(FIELD);
		MDC.put(FIELD, id);
	}

	/**
	 * Continues a trace, or begins one.
	 * @param traceparent as it came in; what is no traceparent is ignored
	 */
	public static Trace of(@Nullable String traceparent) {
		Matcher matcher = FORM.matcher((traceparent != null) ? traceparent : "");
		return new Trace(matcher.matches() ? matcher.group(1) : random());
	}

	/** The id of the trace that this thread works on, if there is one. */
	public static @Nullable String id() {
		return MDC.get(FIELD);
	}

	/**
	 * What to send on. No spans are recorded here, and the last field says so; each time
	 * another random parent is named.
	 */
	public static String traceparent() {
		String id = id();
		return "00-" + ((id != null) ? id : random()) + "-" + random().substring(16) + "-00";
	}

	/**
	 * The same task, which belongs to the trace of this thread in whatever thread it
	 * runs.
	 */
	public static Runnable carriedInto(Runnable task) {
		String id = id();
		return (id == null) ? task : () -> {
			try (Trace trace = new Trace(id)) {
				task.run();
			}
		};
	}

	/** The thread goes on with the trace that it worked on before, or none. */
	@Override
	public void close() {
		if (this.before != null) {
			MDC.put(FIELD, this.before);
		}
		else {
			MDC.remove(FIELD);
		}
	}

	/** 32 hexadecimal digits, never all zero. */
	private static String random() {
		return UUID.randomUUID().toString().replace("-", "");
	}

}
