package io.filepipeline.lambda;

import java.util.function.Supplier;

import io.opentelemetry.api.trace.SpanKind;

/**
 * What a function does, as spans of the trace that its thread works on.
 */
sealed interface Spans permits Spans.Off, OtlpSpans {

	/** Does something, which is a span. */
	<T> T record(String name, SpanKind kind, Supplier<T> step);

	/** Lets nothing of what is recorded wait: the process may be frozen from here on. */
	void flush();

	/** Where nobody has said where to send them. */
	record Off() implements Spans {

		@Override
		public <T> T record(String name, SpanKind kind, Supplier<T> step) {
			return step.get();
		}

		@Override
		public void flush() {
			// there is nothing
		}

	}

}
