package io.filepipeline.host.tracing;

import io.awspring.cloud.sqs.support.observation.SqsListenerObservation;
import io.micrometer.common.KeyValues;
import io.micrometer.tracing.exporter.SpanExportingPredicate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.util.StringUtils;

/**
 * Says what spans are exported, and what is in them.
 */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

	/** Health is asked for again and again, and metrics are. */
	@Bean
	SpanExportingPredicate exportedSpans() {
		return (span) -> !span.getTags().getOrDefault("uri", "").startsWith("/actuator");
	}

	/** The source is a URL, which is long, and in which the account is. */
	@Bean
	SqsListenerObservation.Convention messageSpans() {
		return new SqsListenerObservation.DefaultConvention() {

			@Override
			public String getContextualName(SqsListenerObservation.Context message) {
				return "receive " + StringUtils.getFilename(message.getSourceName());
			}

			@Override
			protected KeyValues getCustomLowCardinalityKeyValues(SqsListenerObservation.Context message) {
				return KeyValues.of("messaging.source.name",
						String.valueOf(StringUtils.getFilename(message.getSourceName())));
			}

		};
	}

	/** A path may name a folder, which is what users say about their files. */
	@Bean
	ServerRequestObservationConvention requestSpans() {
		return new DefaultServerRequestObservationConvention() {

			@Override
			public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
				return KeyValues.empty();
			}

		};
	}

}
