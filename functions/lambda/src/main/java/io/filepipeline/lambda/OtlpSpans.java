package io.filepipeline.lambda;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.filepipeline.contracts.Trace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.IdGenerator;
import org.slf4j.MDC;

/**
 * Spans that are sent by OpenTelemetry's protocol, as the environment variables of its
 * specification say.
 */
final class OtlpSpans implements Spans {

	/** Where the environment does not say otherwise. */
	private static final Map<String, String> DEFAULTS = Map.of("otel.metrics.exporter", "none", "otel.logs.exporter",
			"none", "otel.exporter.otlp.protocol", "http/protobuf");

	/** A collector that does not answer keeps nobody waiting for longer. */
	private static final int FLUSH_SECONDS = 2;

	private final OpenTelemetrySdk sdk;

	private final Tracer tracer;

	/**
	 * Sends spans from here on.
	 * @param service what the function is called
	 */
	OtlpSpans(String service) {
		this.sdk = AutoConfiguredOpenTelemetrySdk.builder()
			.addPropertiesSupplier(() -> DEFAULTS)
			.addPropertiesSupplier(() -> Map.of("otel.service.name", service))
			.addTracerProviderCustomizer((provider, config) -> provider.setIdGenerator(new Ids()))
			.disableShutdownHook()
			.build()
			.getOpenTelemetrySdk();
		this.tracer = this.sdk.getTracer(OtlpSpans.class.getPackageName());
	}

	@Override
	public <T> T record(String name, SpanKind kind, Supplier<T> step) {
		Span span = this.tracer.spanBuilder(name).setSpanKind(kind).setParent(parent()).startSpan();
		SpanContext context = span.getSpanContext();
		try (Trace trace = Trace
			.of("00-" + context.getTraceId() + "-" + context.getSpanId() + "-" + context.getTraceFlags().asHex())) {
			return step.get();
		}
		catch (RuntimeException ex) {
			span.setStatus(StatusCode.ERROR).setAttribute("error.type", ex.getClass().getName());
			throw ex;
		}
		finally {
			span.end();
		}
	}

	/** What a trace that begins here does not have. */
	private static Context parent() {
		String trace = MDC.get(Trace.ID);
		String span = MDC.get(Trace.SPAN);
		if (trace == null || span == null) {
			return Context.root();
		}
		return Context.root()
			.with(Span.wrap(SpanContext.createFromRemoteParent(trace, span,
					TraceFlags.fromHex(String.valueOf(MDC.get(Trace.FLAGS)), 0), TraceState.getDefault())));
	}

	@Override
	public void flush() {
		this.sdk.getSdkTracerProvider().forceFlush().join(FLUSH_SECONDS, TimeUnit.SECONDS);
	}

	/** The log already has the id of a trace whose first span is recorded here. */
	private static final class Ids implements IdGenerator {

		@Override
		public String generateTraceId() {
			String id = Trace.id();
			return (id != null) ? id : IdGenerator.random().generateTraceId();
		}

		@Override
		public String generateSpanId() {
			return IdGenerator.random().generateSpanId();
		}

	}

}
