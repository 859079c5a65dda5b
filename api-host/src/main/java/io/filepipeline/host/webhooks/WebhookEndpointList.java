package io.filepipeline.host.webhooks;

import java.util.List;

/**
 * All endpoints.
 *
 * @param endpoints the newest first
 */
record WebhookEndpointList(List<WebhookEndpoint> endpoints) {
}
