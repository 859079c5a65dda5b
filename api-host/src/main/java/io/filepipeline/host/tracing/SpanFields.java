package io.filepipeline.host.tracing;

import io.filepipeline.contracts.Trace;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeClosedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;

/**
 * Puts the span that a thread works on where {@link Trace} finds it: into the fields of
 * its log.
 */
@Component
class SpanFields extends Slf4JEventListener {

	SpanFields() {
		super(Trace.ID, Trace.SPAN);
	}

	@Override
	public void onEvent(Object event) {
		super.onEvent(event);
		if (event instanceof ScopeAttachedEvent attached) {
			putFlags(attached.getSpan());
		}
		else if (event instanceof ScopeRestoredEvent restored) {
			putFlags(restored.getSpan());
		}
		else if (event instanceof ScopeClosedEvent) {
			putFlags(null);
		}
	}

	private static void putFlags(@Nullable Span span) {
		if (span != null) {
			MDC.put(Trace.FLAGS, span.getSpanContext().getTraceFlags().asHex());
		}
		else {
			MDC.remove(Trace.FLAGS);
		}
	}

}
