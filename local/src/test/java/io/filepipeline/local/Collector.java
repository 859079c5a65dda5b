package io.filepipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * What spans are exported to: a receiver of OpenTelemetry's protocol (OTLP over HTTP). It
 * stands until the tests end; {@link LogWatch} reads along here, too.
 */
final class Collector {

	private final HttpServer server;

	private final Queue<Recorded> spans = new ConcurrentLinkedQueue<>();

	Collector() {
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
			this.server.createContext("/v1/traces", this::receive);
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String endpoint() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** The spans of a trace that have arrived, the earliest first. */
	List<Recorded> spans(String trace) {
		return this.spans.stream()
			.filter((span) -> hex(span.span().getTraceId()).equals(trace))
			.sorted((a, b) -> Long.compareUnsigned(a.span().getStartTimeUnixNano(), b.span().getStartTimeUnixNano()))
			.toList();
	}

	private void receive(HttpExchange exchange) throws IOException {
		ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
		LogWatch.read(request.toString());
		request.getResourceSpansList().forEach(this::add);
		exchange.getResponseHeaders().set("content-type", "application/x-protobuf");
		exchange.sendResponseHeaders(200, -1);
		exchange.close();
	}

	private void add(ResourceSpans exported) {
		String service = exported.getResource()
			.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().equals("service.name"))
			.map((attribute) -> attribute.getValue().getStringValue())
			.findFirst()
			.orElseThrow();
		exported.getScopeSpansList()
			.forEach((scope) -> scope.getSpansList().forEach((span) -> this.spans.add(new Recorded(service, span))));
	}

	private static String hex(ByteString bytes) {
		return HexFormat.of().formatHex(bytes.toByteArray());
	}

	/**
	 * A span that was exported.
	 *
	 * @param service who has recorded it
	 */
	record Recorded(String service, Span span) {

		String name() {
			return this.span.getName();
		}

		String id() {
			return hex(this.span.getSpanId());
		}

		String parent() {
			return hex(this.span.getParentSpanId());
		}

	}

}
