package io.filepipeline.lambda;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What of an event tells its kind. A batch of messages has records, an HTTP request a
 * context of its own; everything else is a request to the function itself.
 *
 * @param records the messages of an SQS event
 * @param requestContext of a Function URL's or HTTP API's event, payload version 2.0
 */
record Event(@JsonProperty("Records") @Nullable List<SqsMessage> records, @Nullable RequestContext requestContext) {

	boolean isBatch() {
		return this.records != null;
	}

	boolean isHttp() {
		return this.requestContext != null && this.requestContext.http() != null;
	}

	/**
	 * A message of an SQS event.
	 *
	 * @param messageId what a failure is reported by
	 * @param eventSource {@code aws:sqs}; other services send records, too
	 * @param eventSourceArn which queue it is from
	 * @param body the message
	 * @param messageAttributes what was sent beside the body, by name
	 */
	record SqsMessage(@Nullable String messageId, @Nullable String eventSource,
			@JsonProperty("eventSourceARN") @Nullable String eventSourceArn, @Nullable String body,
			@Nullable Map<String, Attribute> messageAttributes) {

		/** The name of its queue, with which the ARN ends. */
		String queue() {
			String arn = String.valueOf(this.eventSourceArn);
			return arn.substring(arn.lastIndexOf(':') + 1);
		}

		@Nullable String attribute(String name) {
			Attribute attribute = (this.messageAttributes != null) ? this.messageAttributes.get(name) : null;
			return (attribute != null) ? attribute.stringValue() : null;
		}

	}

	/**
	 * An attribute of a message.
	 *
	 * @param stringValue its value, where it is text
	 */
	record Attribute(@Nullable String stringValue) {
	}

	/**
	 * Where an HTTP request came in.
	 *
	 * @param http what an HTTP event alone has
	 */
	record RequestContext(@Nullable Object http) {
	}

}
