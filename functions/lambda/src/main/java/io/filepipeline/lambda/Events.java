package io.filepipeline.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import com.amazonaws.services.lambda.runtime.Context;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Trace;
import io.opentelemetry.api.trace.SpanKind;

import org.springframework.cloud.function.adapter.aws.AWSLambdaUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Takes in every event: a batch of SQS messages, an HTTP request, or the function's own
 * request. What is none of these is an error, never a success in silence.
 */
class Events implements Function<Message<InputStream>, Message<byte[]>> {

	private final DeployedFunction<?> function;

	private final Spans spans;

	Events(DeployedFunction<?> function, Spans spans) {
		this.function = function;
		this.spans = spans;
	}

	/**
	 * Handles one event.
	 * @throws FailedInvocation when the function's own request failed, or the event is of
	 * no known kind
	 */
	@Override
	public Message<byte[]> apply(Message<InputStream> event) {
		Context context = event.getHeaders().get(AWSLambdaUtils.AWS_CONTEXT, Context.class);
		try (Deadline deadline = Deadline.of(context); Trace trace = Trace.of(null)) {
			Object answer = handle(read(event.getPayload()), deadline);
			return MessageBuilder.withPayload(Json.write(answer).getBytes(StandardCharsets.UTF_8)).build();
		}
		finally {
			this.spans.flush();
		}
	}

	private Object handle(String json, Deadline deadline) {
		try {
			Event event = Json.read(json, Event.class);
			if (event.isBatch()) {
				return new Batch(this.function, deadline, this.spans).handle(event);
			}
			if (event.isHttp()) {
				return new HttpEndpoint(this.function.routes(), this.spans).handle(Json.read(json, HttpEvent.class));
			}
			return this.spans.record("invoke", SpanKind.SERVER, () -> this.function.call(json));
		}
		catch (RuntimeException ex) {
			throw FailedInvocation.because(ex);
		}
	}

	private static String read(InputStream payload) {
		try {
			return new String(payload.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
