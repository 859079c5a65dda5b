package io.filepipeline.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where a thread is in a trace, from the upload through the queues to the callback and
 * the records. It travels as a {@code traceparent} (W3C Trace Context), in the header of
 * a request or the attribute of a message, and its fields are part of every line that the
 * thread logs until this is closed. Who records spans puts the current one into the same
 * fields; who records none passes on what it was given.
 */
public final class Trace implements AutoCloseable {

	/** The name of the HTTP header, and of the attribute of a message. */
	public static final String HEADER = "traceparent";

	/** The name of the HTTP header that tells a client the id. */
	public static final String ANSWER_HEADER = "X-Request-Id";

	/** The id of the trace in the log; these names are OpenTelemetry's. */
	public static final String ID = "trace_id";

	/** The id of the span in the log. */
	public static final String SPAN = "span_id";

	/** Whether the span is recorded, in the log. */
	public static final String FLAGS = "trace_flags";

	private static final List<String> FIELDS = List.of(ID, SPAN, FLAGS);

	private static final Pattern FORM = Pattern
		.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-[!-~]{0,200})?");

	private final List<@Nullable String> before;

	private Trace(String id, @Nullable String span, @Nullable String flags) {
		this.before = FIELDS.stream().map(MDC::get).toList();
		put(Arrays.asList(id, span, flags));
	}

	/**
	 * Continues a trace, or begins one.
	 * @param traceparent as it came in; what is no traceparent is ignored
	 */
	public static Trace of(@Nullable String traceparent) {
		Matcher matcher = FORM.matcher((traceparent != null) ? traceparent : "");
		return matcher.matches() ? new Trace(matcher.group(1), matcher.group(2), matcher.group(3))
				: new Trace(random(), null, null);
	}

	/** The id of the trace that this thread works on, if there is one. */
	public static @Nullable String id() {
		return MDC.get(ID);
	}

	/**
	 * What to send on. Where nobody has recorded a span, the last field says so.
	 */
	public static String traceparent() {
		String id = id();
		String span = MDC.get(SPAN);
		return "00-" + ((id != null) ? id : random()) + "-"
				+ ((span != null) ? span + "-" + MDC.get(FLAGS) : random().substring(16) + "-00");
	}

	/**
	 * The same task, which belongs to the trace of this thread in whatever thread it
	 * runs.
	 */
	public static Runnable carriedInto(Runnable task) {
		String id = id();
		if (id == null) {
			return task;
		}
		String span = MDC.get(SPAN);
		String flags = MDC.get(FLAGS);
		return () -> {
			try (Trace trace = new Trace(id, span, flags)) {
				task.run();
			}
		};
	}

	/** The thread goes on with the trace that it worked on before, or none. */
	@Override
	public void close() {
		put(this.before);
	}

	private static void put(List<@Nullable String> values) {
		for (int i = 0; i < FIELDS.size(); i++) {
			String value = values.get(i);
			if (value != null) {
				MDC.put(FIELDS.get(i), value);
			}
			else {
				MDC.remove(FIELDS.get(i));
			}
		}
	}

	/** 32 hexadecimal digits; neither half is ever all zero. */
	private static String random() {
		return UUID.randomUUID().toString().replace("-", "");
	}

}
