package io.filepipeline.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import com.amazonaws.services.lambda.runtime.Context;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.Trace;

import org.springframework.cloud.function.adapter.aws.AWSLambdaUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Takes in every event: a batch of SQS messages, an HTTP request, or the function's own
 * request. What is none of these is an error, never a success in silence.
 */
class Events implements Function<Message<InputStream>, Message<byte[]>> {

	private final DeployedFunction<?> function;

	Events(DeployedFunction<?> function) {
		this.function = function;
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
	}

	private Object handle(String json, Deadline deadline) {
		try {
			Event event = Json.read(json, Event.class);
			if (event.isBatch()) {
				return new Batch(this.function, deadline).handle(event);
			}
			if (event.isHttp()) {
				return new HttpEndpoint(this.function.routes()).handle(Json.read(json, HttpEvent.class));
			}
			return this.function.call(json);
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
