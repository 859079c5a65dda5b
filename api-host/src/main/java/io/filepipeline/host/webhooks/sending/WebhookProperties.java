package io.filepipeline.host.webhooks.sending;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of webhooks.
 *
 * @param allowPrivate whether they may be sent without TLS, to this machine and to
 * private networks
 * @param pauses between the attempts of a delivery; one more attempt than there are
 * pauses
 */
@ConfigurationProperties("pipeline.webhook")
record WebhookProperties(boolean allowPrivate, List<Duration> pauses) {
}
